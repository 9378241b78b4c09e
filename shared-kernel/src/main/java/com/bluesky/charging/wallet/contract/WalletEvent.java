package com.bluesky.charging.wallet.contract;

import com.bluesky.charging.kernel.Owner;
import java.time.Instant;

/**
 * What happened to a wallet. Its balance is the fold of these events; all amounts are in minor
 * units, never negative.
 */
public sealed interface WalletEvent {

    String walletId();

    Owner owner();

    record WalletOpened(String walletId, Owner owner, String currency, Instant openedAt)
            implements WalletEvent {}

    record WalletToppedUp(
            String walletId, Owner owner, String topUpId, long amountMinor, Instant at)
            implements WalletEvent {}

    /** Set aside for an order: still in the balance, no longer available. */
    record FundsHeld(String walletId, Owner owner, String orderId, long amountMinor, Instant at)
            implements WalletEvent {}

    /** Taken out of a hold, and out of the balance. */
    record FundsCaptured(
            String walletId,
            Owner owner,
            String orderId,
            String billId,
            long amountMinor,
            Instant at)
            implements WalletEvent {}

    /** The rest of a hold, available again. */
    record FundsReleased(String walletId, Owner owner, String orderId, long amountMinor, Instant at)
            implements WalletEvent {}

    /** Cost that no hold covered: the user owes it. */
    record FundsOwed(
            String walletId,
            Owner owner,
            String orderId,
            String billId,
            long amountMinor,
            Instant at)
            implements WalletEvent {}

    /** What was owed, paid out of what came into the balance. */
    record OwedFundsPaid(String walletId, Owner owner, long amountMinor, Instant at)
            implements WalletEvent {}

    /** Taken for an order that cost less in the end: back in the balance. */
    record FundsRefunded(
            String walletId,
            Owner owner,
            String orderId,
            String billId,
            long amountMinor,
            Instant at)
            implements WalletEvent {}

    /** Taken out of the balance: the customer gives it back to the user. */
    record WalletRefunded(
            String walletId, Owner owner, String refundId, long amountMinor, Instant at)
            implements WalletEvent {}
}
