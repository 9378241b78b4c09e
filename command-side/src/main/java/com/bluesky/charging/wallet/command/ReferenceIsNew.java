package com.bluesky.charging.wallet.command;

import com.bluesky.charging.kernel.Refusal;
import com.bluesky.charging.kernel.Rule;
import com.bluesky.charging.wallet.contract.WalletRefusal.ReferenceUsed;

/**
 * A customer books what has a reference once.
 *
 * @param bookedAs what it was booked as, if it was
 */
record ReferenceIsNew(boolean used, String bookedAs) implements Rule {

    @Override
    public boolean holds() {
        return !used;
    }

    @Override
    public Refusal refusal() {
        return new ReferenceUsed(bookedAs);
    }
}
