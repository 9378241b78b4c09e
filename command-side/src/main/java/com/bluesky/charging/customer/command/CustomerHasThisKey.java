package com.bluesky.charging.customer.command;

import com.bluesky.charging.customer.contract.CustomerRefusal.UnknownApiKey;
import com.bluesky.charging.kernel.Refusal;
import com.bluesky.charging.kernel.Rule;
import java.util.Set;

/** Only a key that was issued can be revoked. */
record CustomerHasThisKey(Set<String> issued, String keyId) implements Rule {

    @Override
    public boolean holds() {
        return issued.contains(keyId);
    }

    @Override
    public Refusal refusal() {
        return new UnknownApiKey(keyId);
    }
}
