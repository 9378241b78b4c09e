package com.bluesky.charging.device.adapter.link;

import com.bluesky.charging.device.adapter.wire.ErrorCode;
import com.bluesky.charging.device.adapter.wire.Frame.Answer;
import com.bluesky.charging.device.adapter.wire.Frame.Call;
import com.bluesky.charging.device.adapter.wire.Frame.CallResult;
import com.bluesky.charging.device.adapter.wire.FrameCodec;
import com.bluesky.charging.device.adapter.wire.Ocpp16Schemas;
import com.bluesky.charging.device.adapter.wire.Payload;
import com.bluesky.charging.device.adapter.wire.PayloadViolation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Answers the calls of piles: finds the action, checks the payload, and turns failures into errors,
 * whatever they are: a pile that is not answered waits for its own time-out.
 */
final class PileActions {

    private static final Logger LOG = LoggerFactory.getLogger(PileActions.class);

    private final Ocpp16Schemas schemas;
    private final Map<String, PileAction> actions;

    PileActions(Ocpp16Schemas schemas, List<PileAction> actions) {
        this.schemas = schemas;
        this.actions =
                actions.stream().collect(Collectors.toMap(PileAction::name, Function.identity()));
    }

    /** A call and when its frame arrived. */
    record Received(Call call, Instant at) {

        private PileCall of(String deviceId) {
            return new PileCall(deviceId, call.action(), new Payload(call.payload()), at);
        }
    }

    /** Whether calls of an action are answered together. */
    boolean merges(String action) {
        return actions.get(action) instanceof MergingPileAction;
    }

    /** The answer to a call. */
    Answer answer(String deviceId, Received received) {
        Answer refused = refusal(deviceId, received.call());
        return refused == null ? carriedOut(deviceId, received) : refused;
    }

    /** The answers to calls of one action that merges, in their order. */
    List<Answer> answerAll(String deviceId, List<Received> received) {
        List<@Nullable Answer> refusals = new ArrayList<>();
        List<Received> valid = new ArrayList<>();
        for (Received each : received) {
            Answer refused = refusal(deviceId, each.call());
            refusals.add(refused);
            if (refused == null) {
                valid.add(each);
            }
        }
        var answers = valid.isEmpty() ? null : merged(deviceId, valid).iterator();
        return refusals.stream()
                .flatMap(refused ->
                        refused == null
                                ? Stream.ofNullable(answers).map(all -> all.next())
                                : Stream.of(refused))
                .toList();
    }

    /** Why a call is not carried out at all; null when it is. */
    private @Nullable Answer refusal(String deviceId, Call call) {
        if (!schemas.knows(call.action())) {
            return error(call, ErrorCode.NOT_IMPLEMENTED, "The action is not known.");
        }
        if (!actions.containsKey(call.action())) {
            return error(call, ErrorCode.NOT_SUPPORTED, "The action is not supported.");
        }
        try {
            schemas.checkCall(call.action(), call.payload());
            return null;
        } catch (PayloadViolation e) {
            return error(call, e.code(), String.valueOf(e.getMessage()));
        } catch (RuntimeException | Error e) {
            return failed(deviceId, call, e);
        }
    }

    private Answer carriedOut(String deviceId, Received received) {
        Call call = received.call();
        try {
            return new CallResult(
                    call.messageId(), action(call.action()).answer(received.of(deviceId)));
        } catch (PayloadViolation e) {
            return error(call, e.code(), String.valueOf(e.getMessage()));
        } catch (RuntimeException | Error e) {
            return failed(deviceId, call, e);
        }
    }

    private List<Answer> merged(String deviceId, List<Received> valid) {
        if (valid.size() == 1) {
            return List.of(carriedOut(deviceId, valid.getFirst()));
        }
        MergingPileAction action = (MergingPileAction) action(valid.getFirst().call().action());
        try {
            return results(
                    valid, action.answerAll(valid.stream().map(it -> it.of(deviceId)).toList()));
        } catch (PayloadViolation e) {
            // Whose value it is, is found by carrying out each one by itself.
            return valid.stream().map(each -> carriedOut(deviceId, each)).toList();
        } catch (RuntimeException | Error e) {
            return valid.stream().map(each -> failed(deviceId, each.call(), e)).toList();
        }
    }

    private static List<Answer> results(List<Received> calls, List<ObjectNode> payloads) {
        if (payloads.size() != calls.size()) {
            throw new IllegalStateException(
                    payloads.size() + " answers to " + calls.size() + " calls.");
        }
        List<Answer> results = new ArrayList<>();
        for (int i = 0; i < calls.size(); i++) {
            results.add(new CallResult(calls.get(i).call().messageId(), payloads.get(i)));
        }
        return results;
    }

    private PileAction action(String name) {
        PileAction action = actions.get(name);
        if (action == null) {
            throw new IllegalStateException("Nobody carries out " + name);
        }
        return action;
    }

    private static Answer failed(String deviceId, Call call, Throwable e) {
        LOG.error("{} of {} could not be carried out", call.action(), deviceId, e);
        return error(call, ErrorCode.INTERNAL_ERROR, "Not stored; please try again.");
    }

    private static Answer error(Call call, ErrorCode code, String description) {
        return FrameCodec.error(call.messageId(), code, description);
    }
}
