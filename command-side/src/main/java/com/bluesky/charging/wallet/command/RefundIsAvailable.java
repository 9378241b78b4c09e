package com.bluesky.charging.wallet.command;

import com.bluesky.charging.kernel.Refusal;
import com.bluesky.charging.kernel.Rule;
import com.bluesky.charging.wallet.contract.WalletRefusal.RefundTooLarge;

/**
 * What is given back is available, and not what the user owes.
 *
 * @param wantedMinor what is to be given back
 * @param refundableMinor what is available, less what is owed; negative when more is owed
 */
record RefundIsAvailable(long wantedMinor, long refundableMinor) implements Rule {

    @Override
    public boolean holds() {
        return wantedMinor <= refundableMinor;
    }

    @Override
    public Refusal refusal() {
        return new RefundTooLarge(wantedMinor, Math.max(0, refundableMinor));
    }
}
