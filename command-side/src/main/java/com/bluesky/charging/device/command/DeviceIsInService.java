package com.bluesky.charging.device.command;

import com.bluesky.charging.device.contract.DeviceRefusal.DeviceIsRetired;
import com.bluesky.charging.kernel.Refusal;
import com.bluesky.charging.kernel.Rule;

/** Nothing is asked of a device that is out of service for good. */
record DeviceIsInService(boolean retired) implements Rule {

    @Override
    public boolean holds() {
        return !retired;
    }

    @Override
    public Refusal refusal() {
        return new DeviceIsRetired();
    }
}
