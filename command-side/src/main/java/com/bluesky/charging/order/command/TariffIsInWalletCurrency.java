package com.bluesky.charging.order.command;

import com.bluesky.charging.customer.contract.PaymentMode;
import com.bluesky.charging.kernel.Refusal;
import com.bluesky.charging.kernel.Rule;
import com.bluesky.charging.order.contract.OrderRefusal.TariffCurrencyDiffers;
import org.jspecify.annotations.Nullable;

/** A wallet can neither pay nor owe a bill in another currency than its own. */
record TariffIsInWalletCurrency(
        PaymentMode paymentMode, @Nullable String walletCurrency, String currency) implements Rule {

    @Override
    public boolean holds() {
        return paymentMode != PaymentMode.WALLET || currency.equals(walletCurrency);
    }

    @Override
    public Refusal refusal() {
        return new TariffCurrencyDiffers(currency, walletCurrency);
    }
}
