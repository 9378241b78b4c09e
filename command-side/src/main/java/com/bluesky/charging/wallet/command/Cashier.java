package com.bluesky.charging.wallet.command;

import com.bluesky.charging.kernel.CommandService;
import com.bluesky.charging.kernel.Owner;
import com.bluesky.charging.kernel.Refused;
import com.bluesky.charging.wallet.contract.HoldEvent.HoldCaptured;
import com.bluesky.charging.wallet.contract.HoldGranted;
import com.bluesky.charging.wallet.contract.ReferenceClaimEvent;
import com.bluesky.charging.wallet.contract.ReferenceClaimEvent.ReferenceClaimed;
import com.bluesky.charging.wallet.contract.Refunded;
import com.bluesky.charging.wallet.contract.ToppedUp;
import com.bluesky.charging.wallet.contract.WalletCommand.AdjustFunds;
import com.bluesky.charging.wallet.contract.WalletCommand.CaptureFunds;
import com.bluesky.charging.wallet.contract.WalletCommand.HoldFunds;
import com.bluesky.charging.wallet.contract.WalletCommand.RefundWallet;
import com.bluesky.charging.wallet.contract.WalletCommand.ReleaseFunds;
import com.bluesky.charging.wallet.contract.WalletCommand.TopUpWallet;
import com.bluesky.charging.wallet.contract.WalletRefusal;
import com.bluesky.charging.wallet.contract.WalletRefusal.InsufficientFunds;
import com.bluesky.charging.wallet.contract.WalletRefusal.RefundTooLarge;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;

/**
 * Moves money. Every movement is written to the wallet and to the small stream that remembers it,
 * in one append; the small stream is asked first, so that a repeat is answered from it and appends
 * nothing.
 */
@CommandService
class Cashier {

    private final Repository<Wallet> wallets;
    private final Repository<TopUp> topUps;
    private final Repository<Refund> refunds;
    private final Repository<ReferenceClaim> references;
    private final Repository<Hold> holds;

    Cashier(
            Repository<Wallet> wallets,
            Repository<TopUp> topUps,
            Repository<Refund> refunds,
            Repository<ReferenceClaim> references,
            Repository<Hold> holds) {
        this.wallets = wallets;
        this.topUps = topUps;
        this.refunds = refunds;
        this.references = references;
        this.holds = holds;
    }

    @CommandHandler
    ToppedUp decide(TopUpWallet c) throws Exception {
        Aggregate<TopUp> topUp = topUps.loadOrCreate(c.topUpId(), TopUp::new);
        Optional<ToppedUp> known = topUp.invoke(it -> it.answerTo(c));
        if (known.isPresent()) {
            return known.get();
        }
        String reference = c.paymentReference();
        if (reference != null) {
            claim(
                    new ReferenceClaimed(
                            ReferenceClaimEvent.ofPayment(c.customerId(), reference),
                            new Owner(c.operatorId(), c.customerId(), c.userId()),
                            c.topUpId(),
                            c.at()));
        }
        long version = wallets.loadOrCreate(c.walletId(), Wallet::new).invoke(it -> it.topUp(c));
        return topUp.invoke(it -> it.record(c, version));
    }

    @CommandHandler
    Refunded decide(RefundWallet c) throws Exception {
        Aggregate<Refund> refund = refunds.loadOrCreate(c.refundId(), Refund::new);
        Optional<Refunded> known = refund.invoke(it -> it.answerTo(c));
        if (known.isPresent()) {
            return known.get();
        }
        String reference = c.refundReference();
        if (reference != null) {
            claim(
                    new ReferenceClaimed(
                            ReferenceClaimEvent.ofRefund(c.customerId(), reference),
                            new Owner(c.operatorId(), c.customerId(), c.userId()),
                            c.refundId(),
                            c.at()));
        }
        long version =
                walletOr(c.walletId(), new RefundTooLarge(c.amountMinor(), 0))
                        .invoke(it -> it.refund(c));
        return refund.invoke(it -> it.record(c, version));
    }

    private void claim(ReferenceClaimed claimed) throws Exception {
        references
                .loadOrCreate(claimed.claimId(), ReferenceClaim::new)
                .execute(it -> it.claim(claimed));
    }

    @CommandHandler
    HoldGranted decide(HoldFunds c) throws Exception {
        Aggregate<Hold> hold = holdOf(c.orderId());
        Optional<HoldGranted> known = hold.invoke(Hold::granted);
        if (known.isPresent()) {
            return known.get();
        }
        Owner owner =
                walletOr(c.walletId(), new InsufficientFunds(c.amountMinor(), 0))
                        .invoke(it -> it.hold(c));
        return hold.invoke(it -> it.place(c, owner));
    }

    @CommandHandler
    void decide(ReleaseFunds c) throws Exception {
        long releasedMinor = holdOf(c.orderId()).invoke(it -> it.release(c));
        if (releasedMinor > 0) {
            wallets.load(c.walletId()).execute(it -> it.release(c, releasedMinor));
        }
    }

    @CommandHandler
    void decide(CaptureFunds c) throws Exception {
        Optional<HoldCaptured> captured = holdOf(c.orderId()).invoke(it -> it.capture(c));
        if (captured.isPresent() && movesMoney(captured.get())) {
            wallets.loadOrCreate(c.walletId(), Wallet::new)
                    .execute(it -> it.capture(c, captured.get()));
        }
    }

    @CommandHandler
    void decide(AdjustFunds c) throws Exception {
        Optional<Hold.Adjustment> adjusted = holdOf(c.orderId()).invoke(it -> it.adjust(c));
        if (adjusted.isPresent() && movesMoney(adjusted.get())) {
            wallets.loadOrCreate(c.walletId(), Wallet::new)
                    .execute(it -> it.adjust(c, adjusted.get()));
        }
    }

    private static boolean movesMoney(HoldCaptured hold) {
        return hold.capturedMinor() > 0 || hold.releasedMinor() > 0 || hold.owedMinor() > 0;
    }

    private static boolean movesMoney(Hold.Adjustment hold) {
        return hold.adjusted().owedMinor() > 0
                || hold.adjusted().refundedMinor() > 0
                || (hold.captured() != null && movesMoney(hold.captured()));
    }

    private Aggregate<Hold> holdOf(String orderId) throws Exception {
        return holds.loadOrCreate(HoldGranted.holdIdOf(orderId), Hold::new);
    }

    /** A wallet opens with its first top-up; until then it is as good as empty. */
    private Aggregate<Wallet> walletOr(String walletId, WalletRefusal none) {
        try {
            return wallets.load(walletId);
        } catch (AggregateNotFoundException _) {
            throw new Refused(none);
        }
    }
}
