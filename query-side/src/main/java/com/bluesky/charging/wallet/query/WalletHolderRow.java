package com.bluesky.charging.wallet.query;

import com.bluesky.charging.kernel.query.StreamRow;
import com.bluesky.charging.user.contract.UserEvent.UserRegistered;
import com.bluesky.charging.wallet.contract.WalletCommand;
import com.bluesky.charging.wallet.contract.WalletView;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A user, as far as wallets are concerned. */
@Entity
@Table(name = "wallet_holders")
class WalletHolderRow extends StreamRow {

    /** The version of a wallet that was never topped up. */
    private static final long NEVER_OPENED = -1;

    @Id
    @Column(name = "user_id")
    private String userId;

    @Column(name = "operator_id")
    private String operatorId;

    @Column(name = "customer_id")
    private String customerId;

    @Column(name = "currency")
    private String currency;

    @SuppressWarnings("NullAway.Init") // JPA fills the fields.
    protected WalletHolderRow() {}

    WalletHolderRow(UserRegistered registered) {
        userId = registered.userId();
        operatorId = registered.operatorId();
        customerId = registered.customerId();
        currency = registered.currency();
    }

    String walletId() {
        return WalletCommand.walletIdOf(userId);
    }

    WalletView view(WalletRow wallet) {
        return new WalletView(
                walletId(),
                userId,
                operatorId,
                customerId,
                wallet.currency(),
                wallet.balanceMinor(),
                wallet.heldMinor(),
                wallet.balanceMinor() - wallet.heldMinor(),
                wallet.owedMinor(),
                wallet.version());
    }

    WalletView viewOfNone() {
        return new WalletView(
                walletId(), userId, operatorId, customerId, currency, 0, 0, 0, 0, NEVER_OPENED);
    }
}
