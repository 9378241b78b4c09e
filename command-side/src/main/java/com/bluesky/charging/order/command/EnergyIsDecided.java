package com.bluesky.charging.order.command;

import com.bluesky.charging.kernel.Refusal;
import com.bluesky.charging.kernel.Rule;
import com.bluesky.charging.order.contract.OrderRefusal.EnergyNotDecided;

/** What is derived is not billed before a person decides. */
record EnergyIsDecided(long meteredWh, long derivedWh, boolean corrected) implements Rule {

    @Override
    public boolean holds() {
        return corrected || meteredWh > 0 || derivedWh == 0;
    }

    @Override
    public Refusal refusal() {
        return new EnergyNotDecided(derivedWh);
    }
}
