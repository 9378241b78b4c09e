package com.bluesky.charging.device.adapter.call;

import com.bluesky.charging.device.contract.CallPile;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** A request for a log gets its number from us; the pile's LogStatusNotification repeats it. */
@Component
final class LogRequestHasNumber implements ActionRule {

    private final DeviceCallTable calls;

    LogRequestHasNumber(DeviceCallTable calls) {
        this.calls = calls;
    }

    @Override
    public String action() {
        return "GetLog";
    }

    @Override
    public void apply(CallPile call, ObjectNode payload) {
        payload.put("requestId", calls.nextLogRequestId());
    }
}
