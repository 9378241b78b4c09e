package com.bluesky.charging.device.adapter.call;

import com.bluesky.charging.device.adapter.call.DeviceCallTable.NewCall;
import com.bluesky.charging.device.adapter.report.BootFollower;
import com.bluesky.charging.device.adapter.report.KnownDevices;
import com.bluesky.charging.device.contract.DeviceAdmission;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Asks a pile for the keys that its charges depend on, and what an administrator wants to know
 * first. It is only written down here: the pile is called when it has the answer to its boot.
 */
@Component
final class WhenPileBootedThenAskForConfiguration implements BootFollower {

    static final String ACTION = "GetConfiguration";

    /** OCPP 1.6 §9; few enough for piles that answer five at once. */
    private static final List<String> KEYS =
            List.of(
                    ConnectionTimeOut.KEY,
                    "MeterValueSampleInterval",
                    "SupportedFeatureProfiles",
                    "GetConfigurationMaxKeys",
                    "NumberOfConnectors");

    private final DeviceCallTable calls;
    private final KnownDevices devices;
    private final CallBell bell;
    private final TransactionTemplate transaction;
    private final Clock clock;

    WhenPileBootedThenAskForConfiguration(
            DeviceCallTable calls,
            KnownDevices devices,
            CallBell bell,
            @Qualifier("pileTransactionManager") PlatformTransactionManager transactions,
            Clock clock) {
        this.calls = calls;
        this.devices = devices;
        this.bell = bell;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @Override
    public void booted(String deviceId) {
        ask(deviceId);
    }

    /**
     * Asks, unless that waits to be sent already, too much does, the device is rejected (and so
     * answers nothing, OCPP 1.6 §4.2), or it is so new that it is not known here: then it is asked
     * later, as every device that never told.
     */
    void ask(String deviceId) {
        transaction.executeWithoutResult(status ->
                calls.lock(deviceId)
                        .filter(operatorId -> isWanted(deviceId))
                        .ifPresent(operatorId -> add(deviceId, operatorId)));
    }

    private boolean isWanted(String deviceId) {
        return devices.admissionOf(deviceId) != DeviceAdmission.REJECTED
                && !calls.isQueuedBySystem(deviceId, ACTION)
                && calls.open(deviceId) < CallBounds.OPEN;
    }

    private void add(String deviceId, String operatorId) {
        String payload = payload().toString();
        Instant now = clock.instant();
        calls.add(
                new NewCall(
                        "cmd-" + UUID.randomUUID(),
                        deviceId,
                        operatorId,
                        ACTION,
                        payload,
                        payload,
                        null,
                        Asker.SYSTEM,
                        now,
                        now.plus(CallBounds.SYSTEM_WITHIN)));
        calls.forgetMore(deviceId);
        bell.ringAfterCommit();
    }

    private static ObjectNode payload() {
        ArrayNode keys = JsonNodeFactory.instance.arrayNode();
        KEYS.forEach(keys::add);
        return JsonNodeFactory.instance.objectNode().set("key", keys);
    }
}
