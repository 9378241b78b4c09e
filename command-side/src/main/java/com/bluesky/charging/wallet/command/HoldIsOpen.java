package com.bluesky.charging.wallet.command;

import com.bluesky.charging.kernel.Refusal;
import com.bluesky.charging.kernel.Rule;
import com.bluesky.charging.wallet.contract.WalletRefusal.HoldIsOver;

/** What was given back is not set aside again. */
record HoldIsOpen(boolean released) implements Rule {

    @Override
    public boolean holds() {
        return !released;
    }

    @Override
    public Refusal refusal() {
        return new HoldIsOver();
    }
}
