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
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers the calls of piles: finds the action, checks the payload, and turns failures into errors.
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

    Answer answer(String deviceId, Call call, Instant receivedAt) {
        if (!schemas.knows(call.action())) {
            return error(call, ErrorCode.NOT_IMPLEMENTED, "The action is not known.");
        }
        PileAction action = actions.get(call.action());
        if (action == null) {
            return error(call, ErrorCode.NOT_SUPPORTED, "The action is not supported.");
        }
        try {
            schemas.checkCall(call.action(), call.payload());
            return new CallResult(
                    call.messageId(),
                    action.answer(
                            new PileCall(
                                    deviceId,
                                    call.action(),
                                    new Payload(call.payload()),
                                    receivedAt)));
        } catch (PayloadViolation e) {
            return error(call, e.code(), String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            LOG.error("{} of {} could not be carried out", call.action(), deviceId, e);
            return error(call, ErrorCode.INTERNAL_ERROR, "Not stored; please try again.");
        }
    }

    private static Answer error(Call call, ErrorCode code, String description) {
        return FrameCodec.error(call.messageId(), code, description);
    }
}
