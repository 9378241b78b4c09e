package com.bluesky.charging.customer.command;

import com.bluesky.charging.customer.contract.CustomerRefusal.ApiKeyBornExpired;
import com.bluesky.charging.kernel.Refusal;
import com.bluesky.charging.kernel.Rule;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A key is good for a while, or it is a mistake. */
record KeyExpiresLater(@Nullable Instant expiresAt, Instant at) implements Rule {

    @Override
    public boolean holds() {
        return expiresAt == null || expiresAt.isAfter(at);
    }

    @Override
    public Refusal refusal() {
        return new ApiKeyBornExpired();
    }
}
