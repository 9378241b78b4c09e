package com.bluesky.charging.wallet.contract;

import com.bluesky.charging.kernel.Fingerprint;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** What may be asked of a wallet. A wallet opens with its first top-up. */
public sealed interface WalletCommand {

    /**
     * The largest single top-up: a mistake of two digits is noticed, and sums stay far from
     * overflow.
     */
    long TOP_UP_MAX_MINOR = 100_000_000;

    /** The largest single refund, for the same reasons. */
    long REFUND_MAX_MINOR = TOP_UP_MAX_MINOR;

    String walletId();

    /** The id of a user's wallet. */
    static String walletIdOf(String userId) {
        return "wallet-" + userId;
    }

    /**
     * Adds money that the customer received from the user; a known {@code topUpId} answers as the
     * first did. Answers {@link ToppedUp}.
     *
     * @param topUpId {@code topup-…}, derived from the request; a stream of its own
     * @param amountMinor 1 to {@link #TOP_UP_MAX_MINOR}
     * @param paymentReference the customer's own reference of the payment; one payment is booked
     *     once, whatever request tells of it
     */
    record TopUpWallet(
            @TargetAggregateIdentifier String walletId,
            String topUpId,
            String operatorId,
            String customerId,
            String userId,
            long amountMinor,
            String currency,
            @Nullable String paymentReference,
            Fingerprint fingerprint,
            Instant at)
            implements WalletCommand {
        public TopUpWallet {
            if (amountMinor < 1 || amountMinor > TOP_UP_MAX_MINOR) {
                throw new IllegalArgumentException(
                        "A top-up is of 1 to "
                                + TOP_UP_MAX_MINOR
                                + " minor units, not "
                                + amountMinor
                                + ".");
            }
        }
    }

    /**
     * Takes out money that the customer gives back to the user by its own means, after paying what
     * the user owes; a known {@code refundId} answers as the first did. Answers {@link Refunded} or
     * refuses with {@link WalletRefusal.RefundTooLarge}.
     *
     * @param refundId {@code refund-…}, derived from the request; a stream of its own
     * @param amountMinor 1 to {@link #REFUND_MAX_MINOR}
     * @param refundReference the customer's own reference of the paying back; it is booked once,
     *     whatever request tells of it
     */
    record RefundWallet(
            @TargetAggregateIdentifier String walletId,
            String refundId,
            String operatorId,
            String customerId,
            String userId,
            long amountMinor,
            String currency,
            @Nullable String refundReference,
            Fingerprint fingerprint,
            Instant at)
            implements WalletCommand {
        public RefundWallet {
            if (amountMinor < 1 || amountMinor > REFUND_MAX_MINOR) {
                throw new IllegalArgumentException(
                        "A refund is of 1 to "
                                + REFUND_MAX_MINOR
                                + " minor units, not "
                                + amountMinor
                                + ".");
            }
        }
    }

    /**
     * Sets money aside for an order; a known order answers as the first did. Answers {@link
     * HoldGranted} or refuses with {@link WalletRefusal.InsufficientFunds}.
     */
    record HoldFunds(
            @TargetAggregateIdentifier String walletId,
            String orderId,
            long amountMinor,
            String currency,
            Instant at)
            implements WalletCommand {}

    /**
     * Gives a hold back; without one, remembers that none may be placed any more. Answers nothing.
     */
    record ReleaseFunds(@TargetAggregateIdentifier String walletId, String orderId, Instant at)
            implements WalletCommand {}

    /**
     * Takes the cost of a settled order from its hold, gives the rest back, and notes as owed what
     * the hold does not cover. Answers nothing; a known bill changes nothing.
     */
    record CaptureFunds(
            @TargetAggregateIdentifier String walletId,
            String orderId,
            String operatorId,
            String customerId,
            String userId,
            String billId,
            long totalMinor,
            String currency,
            Instant at)
            implements WalletCommand {}

    /**
     * Makes good the difference between a correcting bill and what the order was billed before:
     * more is owed, less is given back. Answers nothing; a known bill, or one that a later one has
     * replaced, changes nothing.
     *
     * @param firstBillId the bill that settled the order, should that not have come yet
     * @param billNumber counts the bills of the order, from 2
     */
    record AdjustFunds(
            @TargetAggregateIdentifier String walletId,
            String orderId,
            String operatorId,
            String customerId,
            String userId,
            String firstBillId,
            String billId,
            int billNumber,
            long totalMinor,
            String currency,
            Instant at)
            implements WalletCommand {}
}
