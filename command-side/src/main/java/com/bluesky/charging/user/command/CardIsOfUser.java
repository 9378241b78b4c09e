package com.bluesky.charging.user.command;

import com.bluesky.charging.kernel.Refusal;
import com.bluesky.charging.kernel.Rule;
import com.bluesky.charging.user.contract.CardRefusal.CardNotFound;
import org.jspecify.annotations.Nullable;

/** A card is reached through its user only; to anybody else it does not exist. */
record CardIsOfUser(@Nullable String holder, String userId) implements Rule {

    @Override
    public boolean holds() {
        return userId.equals(holder);
    }

    @Override
    public Refusal refusal() {
        return new CardNotFound();
    }
}
