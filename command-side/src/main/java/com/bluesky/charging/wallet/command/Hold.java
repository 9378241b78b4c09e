package com.bluesky.charging.wallet.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.bluesky.charging.kernel.Owner;
import com.bluesky.charging.wallet.contract.HoldEvent;
import com.bluesky.charging.wallet.contract.HoldEvent.HoldAdjusted;
import com.bluesky.charging.wallet.contract.HoldEvent.HoldCaptured;
import com.bluesky.charging.wallet.contract.HoldEvent.HoldPlaced;
import com.bluesky.charging.wallet.contract.HoldEvent.HoldReleased;
import com.bluesky.charging.wallet.contract.HoldGranted;
import com.bluesky.charging.wallet.contract.WalletCommand.AdjustFunds;
import com.bluesky.charging.wallet.contract.WalletCommand.CaptureFunds;
import com.bluesky.charging.wallet.contract.WalletCommand.HoldFunds;
import com.bluesky.charging.wallet.contract.WalletCommand.ReleaseFunds;
import java.time.Instant;
import java.util.Optional;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** Remembers for ever what was set aside for one order, and what became of it. */
@Aggregate(type = "Hold", cache = "aggregates", snapshotTriggerDefinition = "snapshots")
class Hold {

    private enum Status {
        NONE,
        HELD,
        CAPTURED,
        RELEASED
    }

    @AggregateIdentifier private @Nullable String holdId;
    private Status status = Status.NONE;
    private long heldMinor;
    private @Nullable String billId;
    private int billNumber;
    private long billedMinor;

    /**
     * What a correcting bill changes.
     *
     * @param captured the first division of the hold, when the bill that settled the order has not
     *     come yet; it is then that of the correcting one
     */
    record Adjustment(@Nullable HoldCaptured captured, HoldAdjusted adjusted) {}

    /** What was granted first, or empty when nothing was asked yet. Refuses after a release. */
    Optional<HoldGranted> granted() {
        new HoldIsOpen(status == Status.RELEASED).orRefuse();
        return holdId == null ? Optional.empty() : Optional.of(new HoldGranted(holdId, heldMinor));
    }

    HoldGranted place(HoldFunds c, Owner owner) {
        String id = HoldGranted.holdIdOf(c.orderId());
        apply(new HoldPlaced(id, c.orderId(), c.walletId(), owner, c.amountMinor(), c.at()));
        return new HoldGranted(id, c.amountMinor());
    }

    /** Closes the hold; answers what the wallet has to give back, 0 when there is nothing. */
    long release(ReleaseFunds c) {
        if (status != Status.NONE && status != Status.HELD) {
            return 0;
        }
        long releasedMinor = heldMinor;
        apply(
                new HoldReleased(
                        HoldGranted.holdIdOf(c.orderId()),
                        c.orderId(),
                        c.walletId(),
                        releasedMinor,
                        c.at()));
        return releasedMinor;
    }

    /** Divides the bill over the hold; empty when that was done before. */
    Optional<HoldCaptured> capture(CaptureFunds c) {
        if (status == Status.CAPTURED) {
            if (!c.billId().equals(billId)) {
                throw new IllegalStateException(
                        "Order "
                                + c.orderId()
                                + " was billed by "
                                + billId
                                + ", not "
                                + c.billId());
            }
            return Optional.empty();
        }
        HoldCaptured captured =
                divided(c.orderId(), c.walletId(), c.billId(), c.totalMinor(), c.at());
        apply(captured);
        return Optional.of(captured);
    }

    /**
     * Makes a correcting bill good; empty when that, or a later one, was done before. The bills of
     * an order may come in any order: the one with the highest number is what it costs.
     */
    Optional<Adjustment> adjust(AdjustFunds c) {
        if (c.billNumber() <= billNumber) {
            return Optional.empty();
        }
        HoldCaptured captured = null;
        if (status != Status.CAPTURED) {
            captured = divided(c.orderId(), c.walletId(), c.firstBillId(), c.totalMinor(), c.at());
            apply(captured);
        }
        long differenceMinor = c.totalMinor() - billedMinor;
        HoldAdjusted adjusted =
                new HoldAdjusted(
                        HoldGranted.holdIdOf(c.orderId()),
                        c.orderId(),
                        c.walletId(),
                        c.billId(),
                        c.billNumber(),
                        Math.max(0, differenceMinor),
                        Math.max(0, -differenceMinor),
                        c.at());
        apply(adjusted);
        return Optional.of(new Adjustment(captured, adjusted));
    }

    private HoldCaptured divided(
            String orderId, String walletId, String billed, long totalMinor, Instant at) {
        long availableMinor = status == Status.HELD ? heldMinor : 0;
        long capturedMinor = Math.min(totalMinor, availableMinor);
        return new HoldCaptured(
                HoldGranted.holdIdOf(orderId),
                orderId,
                walletId,
                billed,
                capturedMinor,
                availableMinor - capturedMinor,
                totalMinor - capturedMinor,
                at);
    }

    @EventSourcingHandler
    void evolve(HoldEvent event) {
        holdId = event.holdId();
        switch (event) {
            case HoldPlaced e -> {
                status = Status.HELD;
                heldMinor = e.heldMinor();
            }
            case HoldReleased _ -> status = Status.RELEASED;
            case HoldCaptured e -> {
                status = Status.CAPTURED;
                billId = e.billId();
                billNumber = 1;
                billedMinor = e.capturedMinor() + e.owedMinor();
            }
            case HoldAdjusted e -> {
                billNumber = e.billNumber();
                billedMinor += e.owedMinor() - e.refundedMinor();
            }
        }
    }
}
