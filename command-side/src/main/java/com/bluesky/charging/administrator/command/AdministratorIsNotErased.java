package com.bluesky.charging.administrator.command;

import com.bluesky.charging.administrator.contract.AdministratorRefusal.AdministratorIsErased;
import com.bluesky.charging.kernel.Refusal;
import com.bluesky.charging.kernel.Rule;

/** Nothing more happens to an account that was erased. */
record AdministratorIsNotErased(boolean erased) implements Rule {

    @Override
    public boolean holds() {
        return !erased;
    }

    @Override
    public Refusal refusal() {
        return new AdministratorIsErased();
    }
}
