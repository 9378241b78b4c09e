package com.bluesky.charging.wallet.query;

import com.bluesky.charging.kernel.query.StreamRow;
import com.bluesky.charging.wallet.contract.WalletEvent.WalletOpened;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

@Entity
@Table(name = "wallets")
class WalletRow extends StreamRow {

    @Id
    @Column(name = "wallet_id")
    private String walletId;

    @Column(name = "currency")
    private String currency;

    @Column(name = "balance_minor")
    private long balanceMinor;

    @Column(name = "held_minor")
    private long heldMinor;

    @Column(name = "owed_minor")
    private long owedMinor;

    @SuppressWarnings("NullAway.Init") // JPA fills the fields.
    protected WalletRow() {}

    WalletRow(WalletOpened opened) {
        walletId = opened.walletId();
        currency = opened.currency();
    }

    void toppedUp(long amountMinor) {
        balanceMinor += amountMinor;
    }

    void held(long amountMinor) {
        heldMinor += amountMinor;
    }

    void captured(long amountMinor) {
        heldMinor -= amountMinor;
        balanceMinor -= amountMinor;
    }

    void released(long amountMinor) {
        heldMinor -= amountMinor;
    }

    void owed(long amountMinor) {
        owedMinor += amountMinor;
    }

    void owedPaid(long amountMinor) {
        owedMinor -= amountMinor;
        balanceMinor -= amountMinor;
    }

    void refunded(long amountMinor) {
        balanceMinor += amountMinor;
    }

    String currency() {
        return currency;
    }

    long balanceMinor() {
        return balanceMinor;
    }

    long heldMinor() {
        return heldMinor;
    }

    long owedMinor() {
        return owedMinor;
    }
}
