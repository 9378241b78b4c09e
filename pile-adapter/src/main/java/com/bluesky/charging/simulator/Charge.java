package com.bluesky.charging.simulator;

import com.bluesky.charging.simulator.Readings.Reading;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A charge that runs, or that has ended and is still being reported. */
final class Charge {

    /** Told when the server never gave a number, because it refused each attempt to report it. */
    private static final int NO_NUMBER = -1;

    private final String idTag;
    private final Reading begin;
    private final @Nullable Integer reservationId;
    private @Nullable Integer transactionId;
    private @Nullable String group;

    Charge(String idTag, Reading begin, @Nullable Integer reservationId) {
        this.idTag = idTag;
        this.begin = begin;
        this.reservationId = reservationId;
    }

    String idTag() {
        return idTag;
    }

    /** What the instruments showed when it began. */
    Reading begin() {
        return begin;
    }

    long meterStartWh() {
        return begin.meterWh();
    }

    Instant startedAt() {
        return begin.at();
    }

    @Nullable Integer reservationId() {
        return reservationId;
    }

    @Nullable Integer transactionId() {
        return transactionId;
    }

    int reportedTransactionId() {
        return transactionId == null ? NO_NUMBER : transactionId;
    }

    void started(JsonNode answer) {
        transactionId = answer.path("transactionId").asInt(NO_NUMBER);
        group = answer.path("idTagInfo").path("parentIdTag").asString(null);
    }

    /** The pile has lost the server's number, and tells another one instead. */
    void forgetTransactionId(int toldInstead) {
        transactionId = toldInstead;
    }

    /** Whether the card began it (tags compare case-insensitively, OCPP 1.6 §7.28). */
    boolean isOfCard(String card) {
        return idTag.equalsIgnoreCase(card);
    }

    boolean isOfGroup(@Nullable String other) {
        return group != null && group.equalsIgnoreCase(other);
    }
}
