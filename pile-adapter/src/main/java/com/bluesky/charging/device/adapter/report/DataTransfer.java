package com.bluesky.charging.device.adapter.report;

import com.bluesky.charging.device.adapter.link.PileAction;
import com.bluesky.charging.device.adapter.link.PileCall;
import com.bluesky.charging.kernel.StableId;
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
        unmatched.keepOneOf(
                call,
                StableId.of(
                        "kind",
                        call.payload().text("vendorId"),
                        call.payload().optionalText("messageId").orElse(""),
                        call.receivedAt().atOffset(ZoneOffset.UTC).toLocalDate().toString()));
        return JsonNodeFactory.instance.objectNode().put("status", "UnknownVendorId");
    }
}
