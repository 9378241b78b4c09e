package com.bluesky.charging.customer.command;

import com.bluesky.charging.customer.contract.CustomerCommand;
import com.bluesky.charging.customer.contract.CustomerRefusal.TooManyActiveKeys;
import com.bluesky.charging.kernel.Refusal;
import com.bluesky.charging.kernel.Rule;

/** Beside the key in use there is room for the one that replaces it, and no more. */
record CustomerHasFewActiveKeys(long active) implements Rule {

    @Override
    public boolean holds() {
        return active < CustomerCommand.ACTIVE_KEYS_MAX;
    }

    @Override
    public Refusal refusal() {
        return new TooManyActiveKeys();
    }
}
