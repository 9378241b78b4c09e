package com.bluesky.charging.wallet.command;

import com.bluesky.charging.kernel.Refusal;
import com.bluesky.charging.kernel.Rule;
import com.bluesky.charging.wallet.contract.WalletRefusal.WalletCurrencyDiffers;

/** All money of a wallet is of the currency that it was opened in. */
record WalletHasOneCurrency(String walletCurrency, String currency) implements Rule {

    @Override
    public boolean holds() {
        return walletCurrency.equals(currency);
    }

    @Override
    public Refusal refusal() {
        return new WalletCurrencyDiffers(walletCurrency);
    }
}
