package com.bluesky.charging.wallet.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.bluesky.charging.kernel.Owner;
import com.bluesky.charging.kernel.RepeatIsTheSameRequest;
import com.bluesky.charging.wallet.contract.TopUpEvent;
import com.bluesky.charging.wallet.contract.TopUpEvent.TopUpRecorded;
import com.bluesky.charging.wallet.contract.ToppedUp;
import com.bluesky.charging.wallet.contract.WalletCommand.TopUpWallet;
import java.util.Optional;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** Remembers one top-up for ever, so that a repeat is answered as the first request was. */
@Aggregate(type = "TopUp", cache = "aggregates", snapshotTriggerDefinition = "snapshots")
class TopUp {

    @AggregateIdentifier private @Nullable String topUpId;
    private String fingerprint = "";
    private @Nullable ToppedUp answer;

    /** The first answer, or empty when there was no such top-up yet. */
    Optional<ToppedUp> answerTo(TopUpWallet repeat) {
        if (topUpId != null) {
            new RepeatIsTheSameRequest(fingerprint, repeat.fingerprint()).orRefuse();
        }
        return Optional.ofNullable(answer);
    }

    /** Remembers the top-up that the wallet made, in what then became its version. */
    ToppedUp record(TopUpWallet c, long walletVersion) {
        apply(
                new TopUpRecorded(
                        c.topUpId(),
                        c.walletId(),
                        new Owner(c.operatorId(), c.customerId(), c.userId()),
                        c.amountMinor(),
                        c.currency(),
                        c.paymentReference(),
                        c.fingerprint().current(),
                        walletVersion,
                        c.at()));
        return answerTo(c).orElseThrow();
    }

    @EventSourcingHandler
    void evolve(TopUpEvent event) {
        switch (event) {
            case TopUpRecorded e -> {
                topUpId = e.topUpId();
                fingerprint = e.fingerprint();
                answer =
                        new ToppedUp(
                                e.topUpId(),
                                e.walletId(),
                                e.amountMinor(),
                                e.currency(),
                                e.at(),
                                e.walletVersion());
            }
        }
    }
}
