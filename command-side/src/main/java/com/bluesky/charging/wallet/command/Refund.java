package com.bluesky.charging.wallet.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.bluesky.charging.kernel.Owner;
import com.bluesky.charging.kernel.RepeatIsTheSameRequest;
import com.bluesky.charging.wallet.contract.RefundEvent;
import com.bluesky.charging.wallet.contract.RefundEvent.RefundRecorded;
import com.bluesky.charging.wallet.contract.Refunded;
import com.bluesky.charging.wallet.contract.WalletCommand.RefundWallet;
import java.util.Optional;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** Remembers one refund for ever, so that a repeat is answered as the first request was. */
@Aggregate(type = "Refund", cache = "aggregates", snapshotTriggerDefinition = "snapshots")
class Refund {

    @AggregateIdentifier private @Nullable String refundId;
    private String fingerprint = "";
    private @Nullable Refunded answer;

    /** The first answer, or empty when there was no such refund yet. */
    Optional<Refunded> answerTo(RefundWallet repeat) {
        if (refundId != null) {
            new RepeatIsTheSameRequest(fingerprint, repeat.fingerprint()).orRefuse();
        }
        return Optional.ofNullable(answer);
    }

    /** Remembers the refund that the wallet made, in what then became its version. */
    Refunded record(RefundWallet c, long walletVersion) {
        apply(
                new RefundRecorded(
                        c.refundId(),
                        c.walletId(),
                        new Owner(c.operatorId(), c.customerId(), c.userId()),
                        c.amountMinor(),
                        c.currency(),
                        c.refundReference(),
                        c.fingerprint().current(),
                        walletVersion,
                        c.at()));
        return answerTo(c).orElseThrow();
    }

    @EventSourcingHandler
    void evolve(RefundEvent event) {
        switch (event) {
            case RefundRecorded e -> {
                refundId = e.refundId();
                fingerprint = e.fingerprint();
                answer =
                        new Refunded(
                                e.refundId(),
                                e.walletId(),
                                e.amountMinor(),
                                e.currency(),
                                e.at(),
                                e.walletVersion());
            }
        }
    }
}
