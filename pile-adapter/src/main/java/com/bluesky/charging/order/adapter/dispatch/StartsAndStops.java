package com.bluesky.charging.order.adapter.dispatch;

import com.bluesky.charging.device.adapter.link.CallOutcome;
import com.bluesky.charging.device.adapter.link.CallOutcome.Answered;
import com.bluesky.charging.device.adapter.link.CallOutcome.Failed;
import com.bluesky.charging.device.adapter.link.CallOutcome.NotSent;
import com.bluesky.charging.device.adapter.link.CallOutcome.Unanswered;
import com.bluesky.charging.device.adapter.link.PileRequest;
import com.bluesky.charging.device.contract.NotSentReason;
import com.bluesky.charging.order.adapter.dispatch.Call.Kind;
import com.bluesky.charging.order.contract.OrderCommand;
import com.bluesky.charging.order.contract.OrderCommand.RecordStartAnswer;
import com.bluesky.charging.order.contract.OrderCommand.RecordStopAnswer;
import com.bluesky.charging.order.contract.StartOutcome;
import com.bluesky.charging.order.contract.StopOutcome;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** How starts and stops are said in OCPP 1.6 (§5.11, §5.12), and what their answers mean. */
final class StartsAndStops {

    private StartsAndStops() {}

    /**
     * What became of a call.
     *
     * @param name of a {@link StartOutcome} or {@link StopOutcome}
     * @param detail what the pile said, for a person
     */
    record Outcome(String name, @Nullable String detail) {}

    /** The connector is always named: piles with several would otherwise choose. */
    static PileRequest start(Call call, OneTimeTag tag) {
        ObjectNode payload =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("connectorId", call.connectorId())
                        .put("idTag", tag.text());
        return new PileRequest("RemoteStartTransaction", payload, call.expiresAt());
    }

    static PileRequest stop(Call call) {
        ObjectNode payload =
                JsonNodeFactory.instance
                        .objectNode()
                        .put(
                                "transactionId",
                                Integer.parseInt(Objects.requireNonNull(call.transactionId())));
        return new PileRequest("RemoteStopTransaction", payload, call.expiresAt());
    }

    static Outcome outcome(Kind kind, CallOutcome outcome) {
        return switch (outcome) {
            case Answered answered ->
                    answered.payload().path("status").asString("").equals("Accepted")
                            ? new Outcome(accepted(kind), null)
                            : new Outcome(rejected(kind), "The pile refused.");
            case Failed failed ->
                    new Outcome(
                            rejected(kind), failed.code().wireName() + ": " + failed.description());
            case NotSent(NotSentReason reason) -> notSent(kind, reason);
            case Unanswered(String why) -> unanswered(kind, why);
        };
    }

    private static Outcome notSent(Kind kind, NotSentReason reason) {
        String detail =
                switch (reason) {
                    case OFFLINE -> "The pile has no link.";
                    case QUEUE_FULL -> "Too much was asked of the pile at once.";
                    case EXPIRED -> "The time for it was over.";
                };
        return switch (kind) {
            case START ->
                    new Outcome(
                            (reason == NotSentReason.EXPIRED
                                            ? StartOutcome.EXPIRED
                                            : StartOutcome.OFFLINE)
                                    .name(),
                            detail);
            case STOP -> new Outcome(StopOutcome.OFFLINE.name(), detail);
        };
    }

    private static Outcome unanswered(Kind kind, String why) {
        return switch (kind) {
            case START -> new Outcome(StartOutcome.UNANSWERED.name(), why);
            case STOP -> new Outcome(StopOutcome.UNANSWERED.name(), why);
        };
    }

    private static String accepted(Kind kind) {
        return switch (kind) {
            case START -> StartOutcome.ACCEPTED.name();
            case STOP -> StopOutcome.ACCEPTED.name();
        };
    }

    private static String rejected(Kind kind) {
        return switch (kind) {
            case START -> StartOutcome.REJECTED.name();
            case STOP -> StopOutcome.REJECTED.name();
        };
    }

    /** The report of an answered call. */
    static OrderCommand report(OrderCall answered, Instant at) {
        Call call = answered.call();
        String outcome = Objects.requireNonNull(answered.outcome());
        return switch (call.kind()) {
            case START ->
                    new RecordStartAnswer(
                            call.orderId(), StartOutcome.valueOf(outcome), answered.detail(), at);
            case STOP ->
                    new RecordStopAnswer(
                            call.orderId(), StopOutcome.valueOf(outcome), answered.detail(), at);
        };
    }
}
