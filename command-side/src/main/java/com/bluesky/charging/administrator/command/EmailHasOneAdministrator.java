package com.bluesky.charging.administrator.command;

import com.bluesky.charging.administrator.contract.AdministratorRefusal.AdministratorEmailTaken;
import com.bluesky.charging.kernel.Refusal;
import com.bluesky.charging.kernel.Rule;
import org.jspecify.annotations.Nullable;

/** One administrator of an operator at a time has an address. */
record EmailHasOneAdministrator(@Nullable String holder) implements Rule {

    @Override
    public boolean holds() {
        return holder == null;
    }

    @Override
    public Refusal refusal() {
        return new AdministratorEmailTaken();
    }
}
