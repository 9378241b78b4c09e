package com.bluesky.charging.wallet.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.bluesky.charging.wallet.contract.ReferenceClaimEvent;
import com.bluesky.charging.wallet.contract.ReferenceClaimEvent.ReferenceClaimed;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** What a customer booked under a reference of its own: one payment is not booked twice. */
@Aggregate(type = "ReferenceClaim", cache = "aggregates", snapshotTriggerDefinition = "snapshots")
class ReferenceClaim {

    @AggregateIdentifier private @Nullable String claimId;
    private String bookedAs = "";

    void claim(ReferenceClaimed claimed) {
        new ReferenceIsNew(claimId != null, bookedAs).orRefuse();
        apply(claimed);
    }

    @EventSourcingHandler
    void evolve(ReferenceClaimEvent event) {
        switch (event) {
            case ReferenceClaimed e -> {
                claimId = e.claimId();
                bookedAs = e.bookedAs();
            }
        }
    }
}
