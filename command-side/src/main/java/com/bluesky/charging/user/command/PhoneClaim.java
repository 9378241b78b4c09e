package com.bluesky.charging.user.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.bluesky.charging.user.contract.PhoneClaimEvent;
import com.bluesky.charging.user.contract.PhoneClaimEvent.PhoneClaimed;
import com.bluesky.charging.user.contract.PhoneClaimEvent.PhoneFreed;
import java.time.Instant;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** Who has a phone number; its id is a keyed MAC, the number itself is not known here. */
@Aggregate(type = "PhoneClaim", cache = "aggregates", snapshotTriggerDefinition = "snapshots")
class PhoneClaim {

    @AggregateIdentifier private @Nullable String claimId;
    private String operatorId = "";
    private String customerId = "";
    private @Nullable String holder;

    void claim(PhoneClaimed claimed) {
        new PhoneHasOneUser(holder).orRefuse();
        apply(claimed);
    }

    /** Frees the number, if it is this user's. */
    void free(String userId, Instant at) {
        if (claimId != null && userId.equals(holder)) {
            apply(new PhoneFreed(claimId, userId, operatorId, customerId, at));
        }
    }

    @EventSourcingHandler
    void evolve(PhoneClaimEvent event) {
        switch (event) {
            case PhoneClaimed e -> {
                claimId = e.claimId();
                operatorId = e.operatorId();
                customerId = e.customerId();
                holder = e.userId();
            }
            case PhoneFreed _ -> holder = null;
        }
    }
}
