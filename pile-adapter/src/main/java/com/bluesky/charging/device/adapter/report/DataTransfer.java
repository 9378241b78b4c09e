package com.bluesky.charging.device.adapter.report;

import com.bluesky.charging.device.adapter.link.PileAction;
import com.bluesky.charging.device.adapter.link.PileCall;
import com.bluesky.charging.kernel.StableId;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A vendor's own message (OCPP 1.6 §4.3). No vendor is known here, so it is told that; one message
 * of each kind a day is kept, so that a person sees what piles say. Not every one: many vendors
 * send their telemetry in this way, and it would become events for ever.
 */
@Component
final class DataTransfer implements PileAction {

    /**
     * Kinds of messages of one pile that are kept on one day, whatever it makes up: vendors have
     * some dozens.
     */
    static final int KINDS_A_DAY = 1_000;

    private final UnmatchedReports unmatched;

    DataTransfer(UnmatchedReports unmatched) {
        this.unmatched = unmatched;
    }

    @Override
    public String name() {
        return "DataTransfer";
    }

    @Override
    public ObjectNode answer(PileCall call) {
        String vendorId = call.payload().text("vendorId");
        String messageId = call.payload().optionalText("messageId").orElse("");
        unmatched.keepOneOf(call, kindOf(vendorId, messageId, call.receivedAt()));
        return JsonNodeFactory.instance.objectNode().put("status", "UnknownVendorId");
    }

    /**
     * A day, and one of as many places as there are for kinds of messages on it. Two kinds that get
     * one place on a day hardly do on the next.
     */
    static String kindOf(String vendorId, String messageId, Instant at) {
        String day = at.atOffset(ZoneOffset.UTC).toLocalDate().toString();
        int place =
                Math.floorMod(
                        StableId.of("kind", vendorId, messageId, day).hashCode(), KINDS_A_DAY);
        return day + "/" + place;
    }
}
