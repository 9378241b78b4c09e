package com.bluesky.charging.wallet.command;

import com.bluesky.charging.kernel.Refusal;
import com.bluesky.charging.kernel.Rule;
import com.bluesky.charging.wallet.contract.WalletRefusal.InsufficientFunds;

/** What is to be set aside is available. */
record WalletHasFunds(long neededMinor, long availableMinor) implements Rule {

    @Override
    public boolean holds() {
        return neededMinor <= availableMinor;
    }

    @Override
    public Refusal refusal() {
        return new InsufficientFunds(neededMinor, availableMinor);
    }
}
