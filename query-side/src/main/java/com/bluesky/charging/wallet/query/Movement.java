package com.bluesky.charging.wallet.query;

import com.bluesky.charging.wallet.contract.MovementKind;
import com.bluesky.charging.wallet.contract.WalletEvent;
import com.bluesky.charging.wallet.contract.WalletEvent.FundsCaptured;
import com.bluesky.charging.wallet.contract.WalletEvent.FundsHeld;
import com.bluesky.charging.wallet.contract.WalletEvent.FundsOwed;
import com.bluesky.charging.wallet.contract.WalletEvent.FundsRefunded;
import com.bluesky.charging.wallet.contract.WalletEvent.FundsReleased;
import com.bluesky.charging.wallet.contract.WalletEvent.OwedFundsPaid;
import com.bluesky.charging.wallet.contract.WalletEvent.WalletOpened;
import com.bluesky.charging.wallet.contract.WalletEvent.WalletRefunded;
import com.bluesky.charging.wallet.contract.WalletEvent.WalletToppedUp;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an event moved.
 *
 * @param orderId the order that it was for, if any
 * @param billId the bill that it was for, if any
 * @param topUpId of a top-up
 * @param refundId of a refund to the user
 */
record Movement(
        MovementKind kind,
        long amountMinor,
        Instant at,
        @Nullable String orderId,
        @Nullable String billId,
        @Nullable String topUpId,
        @Nullable String refundId) {

    static Movement of(WalletEvent event) {
        return switch (event) {
            case WalletOpened _ ->
                    throw new IllegalArgumentException("To open a wallet moves no money.");
            case WalletToppedUp e ->
                    new Movement(
                            MovementKind.TOP_UP,
                            e.amountMinor(),
                            e.at(),
                            null,
                            null,
                            e.topUpId(),
                            null);
            case FundsHeld e ->
                    ofOrder(MovementKind.HOLD, e.amountMinor(), e.at(), e.orderId(), null);
            case FundsCaptured e ->
                    ofOrder(MovementKind.CAPTURE, e.amountMinor(), e.at(), e.orderId(), e.billId());
            case FundsReleased e ->
                    ofOrder(MovementKind.RELEASE, e.amountMinor(), e.at(), e.orderId(), null);
            case FundsOwed e ->
                    ofOrder(MovementKind.OWED, e.amountMinor(), e.at(), e.orderId(), e.billId());
            case OwedFundsPaid e ->
                    new Movement(
                            MovementKind.OWED_PAID,
                            e.amountMinor(),
                            e.at(),
                            null,
                            null,
                            null,
                            null);
            case FundsRefunded e ->
                    ofOrder(
                            MovementKind.ORDER_REFUND,
                            e.amountMinor(),
                            e.at(),
                            e.orderId(),
                            e.billId());
            case WalletRefunded e ->
                    new Movement(
                            MovementKind.REFUND,
                            e.amountMinor(),
                            e.at(),
                            null,
                            null,
                            null,
                            e.refundId());
        };
    }

    private static Movement ofOrder(
            MovementKind kind,
            long amountMinor,
            Instant at,
            String orderId,
            @Nullable String billId) {
        return new Movement(kind, amountMinor, at, orderId, billId, null, null);
    }
}
