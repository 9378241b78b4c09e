package com.bluesky.charging.device.command;

import com.bluesky.charging.device.contract.ConnectorRefusal.ConnectorUnavailable;
import com.bluesky.charging.device.contract.ConnectorStatus;
import com.bluesky.charging.kernel.Refusal;
import com.bluesky.charging.kernel.Rule;

/** A charge is requested only where the pile's last word allows one. */
record ConnectorCanStart(ConnectorStatus status) implements Rule {

    @Override
    public boolean holds() {
        return status.allowsStart();
    }

    @Override
    public Refusal refusal() {
        return new ConnectorUnavailable(status);
    }
}
