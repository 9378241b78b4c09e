package com.bluesky.charging.device.adapter.call;

import com.bluesky.charging.device.adapter.call.DeviceCallTable.Known;
import com.bluesky.charging.device.adapter.call.DeviceCallTable.NewCall;
import com.bluesky.charging.device.adapter.link.PileLinks;
import com.bluesky.charging.device.adapter.report.KnownDevices;
import com.bluesky.charging.device.adapter.wire.Ocpp16Schemas;
import com.bluesky.charging.device.adapter.wire.PayloadViolation;
import com.bluesky.charging.device.contract.CallPile;
import com.bluesky.charging.device.contract.ConnectorRefusal.DeviceOffline;
import com.bluesky.charging.device.contract.PileCallRefusal.CommandNotValid;
import com.bluesky.charging.device.contract.PileCallRefusal.CommandQueueFull;
import com.bluesky.charging.device.contract.PileCallRefusal.CommandTooLarge;
import com.bluesky.charging.device.contract.PileCallRefusal.UnknownDevice;
import com.bluesky.charging.device.contract.PileCallView;
import com.bluesky.charging.kernel.Refused;
import com.bluesky.charging.kernel.RepeatIsTheSameRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.MetaData;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes what people ask of piles. A known id answers with what became of it; anything else is
 * checked, and written down to be sent, in one transaction that no other of this device overlaps.
 */
@Component
final class CallDesk {

    /** What OCPP 1.6 and its security extension let a server ask, and this server can. */
    private static final Set<String> ACTIONS =
            Set.of(
                    "CancelReservation",
                    "ChangeAvailability",
                    "ChangeConfiguration",
                    "ClearCache",
                    "ClearChargingProfile",
                    "DataTransfer",
                    "ExtendedTriggerMessage",
                    "GetCompositeSchedule",
                    "GetConfiguration",
                    "GetDiagnostics",
                    "GetLocalListVersion",
                    "GetLog",
                    "RemoteStartTransaction",
                    "RemoteStopTransaction",
                    "ReserveNow",
                    "Reset",
                    "SendLocalList",
                    "SetChargingProfile",
                    "TriggerMessage",
                    "UnlockConnector",
                    "UpdateFirmware");

    private final DeviceCallTable calls;
    private final KnownDevices devices;
    private final PileLinks links;
    private final Ocpp16Schemas schemas;
    private final List<ActionRule> rules;
    private final CallBell bell;
    private final TransactionTemplate transaction;

    CallDesk(
            DeviceCallTable calls,
            KnownDevices devices,
            PileLinks links,
            Ocpp16Schemas schemas,
            List<ActionRule> rules,
            CallBell bell,
            @Qualifier("pileTransactionManager") PlatformTransactionManager transactions) {
        this.calls = calls;
        this.devices = devices;
        this.links = links;
        this.schemas = schemas;
        this.rules = List.copyOf(rules);
        this.bell = bell;
        this.transaction = new TransactionTemplate(transactions);
    }

    @CommandHandler
    PileCallView take(CallPile call, MetaData metaData) {
        if (!devices.operatorOf(call.deviceId()).equals(call.operatorId())) {
            throw new Refused(new UnknownDevice());
        }
        Asker asker = Asker.of(metaData);
        return Objects.requireNonNull(transaction.execute(status -> take(call, asker)));
    }

    private PileCallView take(CallPile call, Asker asker) {
        calls.lock(call.deviceId());
        Optional<Known> known = calls.find(call.callId());
        if (known.isPresent()) {
            new RepeatIsTheSameRequest(known.get().fingerprint(), call.fingerprint()).orRefuse();
            return known.get().view();
        }
        refuseWhenOffline(call.deviceId());
        refuseWhenFull(call.deviceId());
        ObjectNode payload = complete(call);
        calls.add(
                new NewCall(
                        call.callId(),
                        call.deviceId(),
                        call.operatorId(),
                        call.action(),
                        payload.toString(),
                        Masks.masked(payload).toString(),
                        call.fingerprint().current(),
                        asker,
                        call.at(),
                        call.expiresAt()));
        calls.forgetMore(call.deviceId());
        bell.ringAfterCommit();
        return calls.find(call.callId()).orElseThrow().view();
    }

    private void refuseWhenOffline(String deviceId) {
        if (!links.find(List.of(deviceId)).getFirst().online()) {
            throw new Refused(new DeviceOffline());
        }
    }

    private void refuseWhenFull(String deviceId) {
        int open = calls.open(deviceId);
        if (open >= CallBounds.OPEN) {
            throw new Refused(new CommandQueueFull(open));
        }
    }

    private ObjectNode complete(CallPile call) {
        if (!ACTIONS.contains(call.action())) {
            throw new Refused(new CommandNotValid("there is no action " + call.action()));
        }
        ObjectNode payload = read(call.payload());
        rules.stream()
                .filter(rule -> rule.action().equals(call.action()))
                .forEach(rule -> rule.apply(call, payload));
        try {
            schemas.checkCall(call.action(), payload);
        } catch (PayloadViolation e) {
            throw new Refused(new CommandNotValid(String.valueOf(e.getMessage())));
        }
        int bytes = payload.toString().getBytes(StandardCharsets.UTF_8).length;
        if (bytes > CallBounds.PAYLOAD_BYTES) {
            throw new Refused(new CommandTooLarge(CallBounds.PAYLOAD_BYTES));
        }
        return payload;
    }

    private static ObjectNode read(String json) {
        try {
            if (JsonMapper.shared().readTree(json) instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException e) {
            throw new Refused(new CommandNotValid("it is no JSON"));
        }
        throw new Refused(new CommandNotValid("it is no JSON object"));
    }
}
