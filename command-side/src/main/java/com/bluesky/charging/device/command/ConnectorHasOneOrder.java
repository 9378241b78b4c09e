package com.bluesky.charging.device.command;

import com.bluesky.charging.device.contract.ConnectorRefusal.ConnectorBusy;
import com.bluesky.charging.kernel.Refusal;
import com.bluesky.charging.kernel.Rule;
import org.jspecify.annotations.Nullable;

/** At most one live order occupies a connector. */
record ConnectorHasOneOrder(@Nullable String occupant) implements Rule {

    @Override
    public boolean holds() {
        return occupant == null;
    }

    @Override
    public Refusal refusal() {
        return new ConnectorBusy();
    }
}
