package com.bluesky.charging.device.web.ocpp;

import com.bluesky.charging.device.contract.CallPile;
import com.bluesky.charging.device.contract.DeviceView;
import com.bluesky.charging.device.contract.FindDevice;
import com.bluesky.charging.device.contract.FindPileCall;
import com.bluesky.charging.device.contract.PileCallRefusal.UnknownTransaction;
import com.bluesky.charging.device.contract.PileCallView;
import com.bluesky.charging.kernel.Refused;
import com.bluesky.charging.order.contract.FindOrder;
import com.bluesky.charging.order.contract.FindOrderOfTransaction;
import com.bluesky.charging.order.contract.OrderOfTransaction;
import com.bluesky.charging.order.contract.OrderView;
import com.bluesky.charging.user.contract.FindUser;
import com.bluesky.charging.user.contract.UserView;
import com.bluesky.charging.web.Caller;
import com.bluesky.charging.web.Commands;
import com.bluesky.charging.web.Fingerprints;
import com.bluesky.charging.web.IdempotencyKey;
import com.bluesky.charging.web.Queries;
import com.bluesky.charging.web.Scope;
import com.bluesky.charging.web.Wait;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Asks a device's pile for what a command says, in the one way that all commands have. */
@Component
class Asking {

    /** Who commands a pile looks at it now; what could not be sent by then is not sent at all. */
    static final Duration SENT_WITHIN = Duration.ofMinutes(5);

    /** What is ours in a command and means nothing to a pile. */
    private static final String USER = "userId";

    /** OCPP knows no null: what is not said is left out. */
    private static final JsonMapper OCPP =
            JsonMapper.builder()
                    .changeDefaultPropertyInclusion(
                            all -> all.withValueInclusion(JsonInclude.Include.NON_NULL))
                    .build();

    private final Commands commands;
    private final Queries queries;
    private final Fingerprints fingerprints;
    private final Clock clock;

    Asking(Commands commands, Queries queries, Fingerprints fingerprints, Clock clock) {
        this.commands = commands;
        this.queries = queries;
        this.fingerprints = fingerprints;
        this.clock = clock;
    }

    /**
     * What all commands are asked with.
     *
     * @param patience how long to wait for the outcome
     */
    record Request(String deviceId, IdempotencyKey key, Duration patience, Caller caller) {}

    /** 202 with the address of the outcome; 200 with the outcome when it came while waiting. */
    ResponseEntity<Command> ask(Request request, PileCommand command) {
        Caller caller = request.caller();
        String deviceId = request.deviceId();
        queries.target(new FindDevice(caller.tenant(), deviceId), DeviceView.class);
        if (command.userId() != null) {
            queries.named(
                    new FindUser(caller.tenant(), command.userId()), UserView.class, "/" + USER);
        }
        if (command.ended() != null) {
            refuseWhenOfAnother(caller, deviceId, command.ended());
        }
        PileCallView asked = commands.send(call(request, command), PileCallView.class, caller);
        PileCallView known = request.patience().isZero() ? asked : outcome(request, asked);
        boolean waited = !request.patience().isZero() && known.state().isOver();
        ResponseEntity.BodyBuilder answer =
                waited
                        ? ResponseEntity.ok().header(Wait.APPLIED, Wait.granted(request.patience()))
                        : ResponseEntity.accepted();
        return answer.location(
                        URI.create("/v1/devices/" + deviceId + "/commands/" + known.callId()))
                .body(Command.of(known, caller));
    }

    /** What is somebody else's is not found; a transaction of no order is the operator's. */
    private void refuseWhenOfAnother(Caller caller, String deviceId, int transactionId) {
        if (caller.may(Scope.OPERATOR_ALL)) {
            return;
        }
        FindOrderOfTransaction whose = new FindOrderOfTransaction(deviceId, transactionId);
        queries.find(whose, OrderOfTransaction.class)
                .map(owner -> new FindOrder(caller.tenant(), owner.orderId()))
                .filter(own -> queries.reference(own, OrderView.class).isEmpty())
                .ifPresent(_ -> {
                    throw new Refused(new UnknownTransaction());
                });
    }

    private CallPile call(Request request, PileCommand command) {
        Instant now = clock.instant();
        return new CallPile(
                request.caller().idOf("cmd", request.key()),
                request.deviceId(),
                request.caller().operator(),
                command.action(),
                payload(command),
                command.userId(),
                fingerprints.of(command.action() + " of " + request.deviceId(), command),
                now,
                now.plus(SENT_WITHIN));
    }

    private static String payload(PileCommand command) {
        ObjectNode payload = OCPP.valueToTree(command);
        payload.remove(USER);
        return payload.toString();
    }

    private PileCallView outcome(Request request, PileCallView asked) {
        return queries.findWhen(
                        new FindPileCall(
                                request.caller().operator(), request.deviceId(), asked.callId()),
                        PileCallView.class,
                        view -> view.state().isOver(),
                        request.patience())
                .orElse(asked);
    }
}
