package com.bluesky.charging.wallet.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.getVersion;

import com.bluesky.charging.kernel.Owner;
import com.bluesky.charging.wallet.contract.HoldEvent.HoldAdjusted;
import com.bluesky.charging.wallet.contract.HoldEvent.HoldCaptured;
import com.bluesky.charging.wallet.contract.WalletCommand.AdjustFunds;
import com.bluesky.charging.wallet.contract.WalletCommand.CaptureFunds;
import com.bluesky.charging.wallet.contract.WalletCommand.HoldFunds;
import com.bluesky.charging.wallet.contract.WalletCommand.RefundWallet;
import com.bluesky.charging.wallet.contract.WalletCommand.ReleaseFunds;
import com.bluesky.charging.wallet.contract.WalletCommand.TopUpWallet;
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
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * A user's prepaid money. It keeps sums only: which order holds how much is remembered by the
 * order's {@link Hold}, and the {@link Cashier} writes both in one append.
 */
@Aggregate(type = "Wallet", cache = "aggregates", snapshotTriggerDefinition = "snapshots")
class Wallet {

    @AggregateIdentifier private @Nullable String walletId;
    private @Nullable Owner owner;
    private String currency = "";
    private long balanceMinor;
    private long heldMinor;
    private long owedMinor;

    /** Takes money in, and pays with it what is owed; answers the version that contains both. */
    long topUp(TopUpWallet c) {
        Owner payer = new Owner(c.operatorId(), c.customerId(), c.userId());
        openUnlessOpen(c.walletId(), payer, c.currency(), c.at());
        apply(new WalletToppedUp(c.walletId(), payer, c.topUpId(), c.amountMinor(), c.at()));
        payOwed(availableMinor(), payer, c.at());
        return getVersion();
    }

    /**
     * Pays what is owed and takes out what is given back; answers the version that contains both.
     */
    long refund(RefundWallet c) {
        Owner payer = owner();
        new WalletHasOneCurrency(currency, c.currency()).orRefuse();
        new RefundIsAvailable(c.amountMinor(), availableMinor() - owedMinor).orRefuse();
        payOwed(availableMinor(), payer, c.at());
        apply(new WalletRefunded(c.walletId(), payer, c.refundId(), c.amountMinor(), c.at()));
        return getVersion();
    }

    /** Pays what is owed with money that came in or goes out; what else is available stays. */
    private void payOwed(long availableMinor, Owner payer, Instant at) {
        long payableMinor = Math.min(owedMinor, availableMinor);
        if (payableMinor > 0) {
            apply(new OwedFundsPaid(walletId(), payer, payableMinor, at));
        }
    }

    /** Sets money aside; answers whose it is. */
    Owner hold(HoldFunds c) {
        Owner holder = owner();
        new WalletHasOneCurrency(currency, c.currency()).orRefuse();
        new WalletHasFunds(c.amountMinor(), availableMinor()).orRefuse();
        apply(new FundsHeld(c.walletId(), holder, c.orderId(), c.amountMinor(), c.at()));
        return holder;
    }

    void release(ReleaseFunds c, long releasedMinor) {
        apply(new FundsReleased(c.walletId(), owner(), c.orderId(), releasedMinor, c.at()));
    }

    /** Does with the balance what the hold says. */
    void capture(CaptureFunds c, HoldCaptured hold) {
        Owner payer = new Owner(c.operatorId(), c.customerId(), c.userId());
        openUnlessOpen(c.walletId(), payer, c.currency(), c.at());
        capture(hold, payer);
    }

    /** Does with the balance what the hold says of a correcting bill. */
    void adjust(AdjustFunds c, Hold.Adjustment hold) {
        Owner payer = new Owner(c.operatorId(), c.customerId(), c.userId());
        openUnlessOpen(c.walletId(), payer, c.currency(), c.at());
        if (hold.captured() != null) {
            capture(hold.captured(), payer);
        }
        HoldAdjusted adjusted = hold.adjusted();
        owe(adjusted.billId(), adjusted.orderId(), adjusted.owedMinor(), payer, c.at());
        if (adjusted.refundedMinor() > 0) {
            apply(
                    new FundsRefunded(
                            c.walletId(),
                            payer,
                            c.orderId(),
                            c.billId(),
                            adjusted.refundedMinor(),
                            c.at()));
            payOwed(adjusted.refundedMinor(), payer, c.at());
        }
    }

    private void capture(HoldCaptured hold, Owner payer) {
        if (hold.capturedMinor() > 0) {
            apply(
                    new FundsCaptured(
                            hold.walletId(),
                            payer,
                            hold.orderId(),
                            hold.billId(),
                            hold.capturedMinor(),
                            hold.at()));
        }
        if (hold.releasedMinor() > 0) {
            apply(
                    new FundsReleased(
                            hold.walletId(),
                            payer,
                            hold.orderId(),
                            hold.releasedMinor(),
                            hold.at()));
        }
        owe(hold.billId(), hold.orderId(), hold.owedMinor(), payer, hold.at());
    }

    private void owe(String billId, String orderId, long owed, Owner payer, Instant at) {
        if (owed > 0) {
            apply(new FundsOwed(walletId(), payer, orderId, billId, owed, at));
        }
    }

    private void openUnlessOpen(String id, Owner opener, String openedIn, Instant at) {
        if (walletId == null) {
            apply(new WalletOpened(id, opener, openedIn, at));
        }
        new WalletHasOneCurrency(currency, openedIn).orRefuse();
    }

    private long availableMinor() {
        return balanceMinor - heldMinor;
    }

    private String walletId() {
        if (walletId == null) {
            throw new IllegalStateException("A wallet that was opened has an id.");
        }
        return walletId;
    }

    private Owner owner() {
        if (owner == null) {
            throw new IllegalStateException("A wallet that was opened has an owner.");
        }
        return owner;
    }

    @Override
    public String toString() {
        return "balance " + balanceMinor + ", held " + heldMinor + ", owed " + owedMinor;
    }

    @EventSourcingHandler
    void evolve(WalletEvent event) {
        switch (event) {
            case WalletOpened e -> {
                walletId = e.walletId();
                owner = e.owner();
                currency = e.currency();
            }
            case WalletToppedUp e -> balanceMinor += e.amountMinor();
            case FundsHeld e -> heldMinor += e.amountMinor();
            case FundsCaptured e -> {
                heldMinor -= e.amountMinor();
                balanceMinor -= e.amountMinor();
            }
            case FundsReleased e -> heldMinor -= e.amountMinor();
            case FundsOwed e -> owedMinor += e.amountMinor();
            case OwedFundsPaid e -> {
                owedMinor -= e.amountMinor();
                balanceMinor -= e.amountMinor();
            }
            case FundsRefunded e -> balanceMinor += e.amountMinor();
            case WalletRefunded e -> balanceMinor -= e.amountMinor();
        }
    }
}
