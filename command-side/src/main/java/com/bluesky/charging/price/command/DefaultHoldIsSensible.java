package com.bluesky.charging.price.command;

import com.bluesky.charging.kernel.Refusal;
import com.bluesky.charging.kernel.Rule;
import com.bluesky.charging.price.contract.PriceRefusal.TariffInvalid;
import com.bluesky.charging.wallet.contract.WalletCommand;

/**
 * What a start sets aside by default is not negative, and no more than a wallet can be filled at
 * once.
 */
record DefaultHoldIsSensible(long defaultHoldMinor) implements Rule {

    /** As the largest top-up: a larger hold nobody could have the money for. */
    static final long HOLD_MAX_MINOR = WalletCommand.TOP_UP_MAX_MINOR;

    @Override
    public boolean holds() {
        return defaultHoldMinor >= 0 && defaultHoldMinor <= HOLD_MAX_MINOR;
    }

    @Override
    public Refusal refusal() {
        return new TariffInvalid(
                "The default hold must be 0 to " + HOLD_MAX_MINOR + " minor units.");
    }
}
