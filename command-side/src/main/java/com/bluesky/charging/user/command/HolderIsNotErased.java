package com.bluesky.charging.user.command;

import com.bluesky.charging.kernel.Refusal;
import com.bluesky.charging.kernel.Rule;
import com.bluesky.charging.user.contract.CardRefusal.CardsOfErasedUser;

/** An erased user gets no cards. */
record HolderIsNotErased(boolean erased) implements Rule {

    @Override
    public boolean holds() {
        return !erased;
    }

    @Override
    public Refusal refusal() {
        return new CardsOfErasedUser();
    }
}
