package com.bluesky.charging.user.command;

import com.bluesky.charging.kernel.Refusal;
import com.bluesky.charging.kernel.Rule;
import com.bluesky.charging.user.contract.UserRefusal.PhoneTaken;
import org.jspecify.annotations.Nullable;

/** One user of a customer at a time has a phone number. */
record PhoneHasOneUser(@Nullable String holder) implements Rule {

    @Override
    public boolean holds() {
        return holder == null;
    }

    @Override
    public Refusal refusal() {
        return new PhoneTaken();
    }
}
