package com.bluesky.charging.administrator.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.bluesky.charging.administrator.contract.EmailClaimEvent;
import com.bluesky.charging.administrator.contract.EmailClaimEvent.EmailClaimed;
import com.bluesky.charging.administrator.contract.EmailClaimEvent.EmailFreed;
import java.time.Instant;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** Who has an address; its id is a keyed MAC, the address itself is not known here. */
@Aggregate(type = "EmailClaim", cache = "aggregates", snapshotTriggerDefinition = "snapshots")
class EmailClaim {

    @AggregateIdentifier private @Nullable String claimId;
    private @Nullable String holder;

    void claim(String id, Administrator.Named administrator, Instant at) {
        new EmailHasOneAdministrator(holder).orRefuse();
        apply(
                new EmailClaimed(
                        id, administrator.administratorId(), administrator.operatorId(), at));
    }

    /** Frees the address, if it is this administrator's. */
    void free(Administrator.Named administrator, Instant at) {
        if (claimId != null && administrator.administratorId().equals(holder)) {
            apply(
                    new EmailFreed(
                            claimId,
                            administrator.administratorId(),
                            administrator.operatorId(),
                            at));
        }
    }

    @EventSourcingHandler
    void evolve(EmailClaimEvent event) {
        switch (event) {
            case EmailClaimed e -> {
                claimId = e.claimId();
                holder = e.administratorId();
            }
            case EmailFreed _ -> holder = null;
        }
    }
}
