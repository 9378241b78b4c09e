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

    void move(Movement movement) {
        long amountMinor = movement.amountMinor();
        switch (movement.kind()) {
            case TOP_UP, ORDER_REFUND -> balanceMinor += amountMinor;
            case HOLD -> heldMinor += amountMinor;
            case RELEASE -> heldMinor -= amountMinor;
            case CAPTURE -> {
                heldMinor -= amountMinor;
                balanceMinor -= amountMinor;
            }
            case OWED -> owedMinor += amountMinor;
            case OWED_PAID -> {
                owedMinor -= amountMinor;
                balanceMinor -= amountMinor;
            }
            case REFUND -> balanceMinor -= amountMinor;
        }
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
