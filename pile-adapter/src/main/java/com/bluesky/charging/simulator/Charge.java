package com.bluesky.charging.simulator;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A charge that runs, or that has ended and is still being reported. */
final class Charge {

    /** Told when the server never gave a number, because it refused each attempt to report it. */
    private static final int NO_NUMBER = -1;

    private final String idTag;
    private final long meterStartWh;
    private final Instant startedAt;
    private @Nullable Integer transactionId;
    private @Nullable String group;

    Charge(String idTag, long meterStartWh, Instant startedAt) {
        this.idTag = idTag;
        this.meterStartWh = meterStartWh;
        this.startedAt = startedAt;
    }

    String idTag() {
        return idTag;
    }

    long meterStartWh() {
        return meterStartWh;
    }

    Instant startedAt() {
        return startedAt;
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

    /** Whether the card began it (tags compare case-insensitively, OCPP 1.6 §7.28). */
    boolean isOfCard(String card) {
        return idTag.equalsIgnoreCase(card);
    }

    boolean isOfGroup(@Nullable String other) {
        return group != null && group.equalsIgnoreCase(other);
    }
}
