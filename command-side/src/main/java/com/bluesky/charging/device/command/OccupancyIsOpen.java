package com.bluesky.charging.device.command;

import com.bluesky.charging.device.contract.ConnectorRefusal.OccupancyIsOver;
import com.bluesky.charging.kernel.Refusal;
import com.bluesky.charging.kernel.Rule;

/** An order that released its connector does not get it again, unless its charge really runs. */
record OccupancyIsOpen(boolean ended) implements Rule {

    @Override
    public boolean holds() {
        return !ended;
    }

    @Override
    public Refusal refusal() {
        return new OccupancyIsOver();
    }
}
