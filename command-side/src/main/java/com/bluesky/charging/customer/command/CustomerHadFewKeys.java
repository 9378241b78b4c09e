package com.bluesky.charging.customer.command;

import com.bluesky.charging.customer.contract.CustomerCommand;
import com.bluesky.charging.customer.contract.CustomerRefusal.TooManyKeys;
import com.bluesky.charging.kernel.Refusal;
import com.bluesky.charging.kernel.Rule;

/** What a customer remembers of its keys is bounded. */
record CustomerHadFewKeys(int issued) implements Rule {

    @Override
    public boolean holds() {
        return issued < CustomerCommand.KEYS_MAX;
    }

    @Override
    public Refusal refusal() {
        return new TooManyKeys();
    }
}
