package com.bluesky.charging.user.command;

import com.bluesky.charging.kernel.Refusal;
import com.bluesky.charging.kernel.Rule;
import com.bluesky.charging.user.contract.UserRefusal.UserWasErased;

/** Nothing is changed of an erased user, who gets no cards either. */
record UserIsNotErased(boolean erased) implements Rule {

    @Override
    public boolean holds() {
        return !erased;
    }

    @Override
    public Refusal refusal() {
        return new UserWasErased();
    }
}
