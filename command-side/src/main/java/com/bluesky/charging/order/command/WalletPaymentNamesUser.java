package com.bluesky.charging.order.command;

import com.bluesky.charging.customer.contract.PaymentMode;
import com.bluesky.charging.kernel.Refusal;
import com.bluesky.charging.kernel.Rule;
import com.bluesky.charging.order.contract.OrderRefusal.UserRequired;
import org.jspecify.annotations.Nullable;

/** A charge that is paid from a wallet names whose wallet. */
record WalletPaymentNamesUser(PaymentMode paymentMode, @Nullable String userId) implements Rule {

    @Override
    public boolean holds() {
        return paymentMode != PaymentMode.WALLET || userId != null;
    }

    @Override
    public Refusal refusal() {
        return new UserRequired();
    }
}
