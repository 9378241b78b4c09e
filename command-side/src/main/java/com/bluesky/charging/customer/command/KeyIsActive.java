package com.bluesky.charging.customer.command;

import com.bluesky.charging.customer.contract.CustomerRefusal.ApiKeyEnded;
import com.bluesky.charging.kernel.Refusal;
import com.bluesky.charging.kernel.Rule;

/** Only a key that is good can be handed over to another. */
record KeyIsActive(String keyId, boolean active) implements Rule {

    @Override
    public boolean holds() {
        return active;
    }

    @Override
    public Refusal refusal() {
        return new ApiKeyEnded(keyId);
    }
}
