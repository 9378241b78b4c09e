package com.bluesky.charging.price.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.bluesky.charging.kernel.RepeatIsTheSameRequest;
import com.bluesky.charging.kernel.Written;
import com.bluesky.charging.price.contract.PricePlanCommand.AssignPricePlan;
import com.bluesky.charging.price.contract.PricePlanCommand.CreatePricePlan;
import com.bluesky.charging.price.contract.PricePlanCommand.PublishPricePlan;
import com.bluesky.charging.price.contract.PricePlanEvent;
import com.bluesky.charging.price.contract.PricePlanEvent.PricePlanAssigned;
import com.bluesky.charging.price.contract.PricePlanEvent.PricePlanCreated;
import com.bluesky.charging.price.contract.PricePlanEvent.PricePlanPublished;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** Versioned time-of-use prices. */
@Aggregate(type = "PricePlan", cache = "aggregates", snapshotTriggerDefinition = "snapshots")
class PricePlan {

    @AggregateIdentifier private @Nullable String planId;
    private String operatorId = "";
    private String currency = "";
    private String fingerprint = "";
    private long version = -1;
    private @Nullable PricePlanPublished published;
    private long publishedVersion;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Written decide(CreatePricePlan c) {
        if (planId != null) {
            new RepeatIsTheSameRequest(fingerprint, c.fingerprint()).orRefuse();
        } else {
            apply(
                    new PricePlanCreated(
                            c.planId(),
                            c.operatorId(),
                            c.name(),
                            c.currency(),
                            c.fingerprint().current(),
                            c.at()));
        }
        return new Written(c.planId(), 0);
    }

    @CommandHandler
    Written decide(PublishPricePlan c) {
        new ComponentsMakeATariff(c.components()).orRefuse();
        new DefaultHoldIsSensible(c.defaultHoldMinor()).orRefuse();
        if (!isCurrent(c)) {
            apply(
                    new PricePlanPublished(
                            c.planId(),
                            operatorId,
                            planVersion() + 1,
                            currency,
                            c.components(),
                            c.defaultHoldMinor(),
                            c.at()));
        }
        return new Written(c.planId(), publishedVersion);
    }

    private boolean isCurrent(PublishPricePlan c) {
        return published != null
                && published.components().equals(c.components())
                && published.defaultHoldMinor() == c.defaultHoldMinor();
    }

    @CommandHandler
    Written decide(AssignPricePlan c) {
        new PlanIsPublished(planVersion()).orRefuse();
        apply(new PricePlanAssigned(c.planId(), operatorId, c.target(), c.at()));
        return new Written(c.planId(), version);
    }

    private int planVersion() {
        return published == null ? 0 : published.planVersion();
    }

    @EventSourcingHandler
    void evolve(PricePlanEvent event) {
        version++;
        switch (event) {
            case PricePlanCreated e -> {
                planId = e.planId();
                operatorId = e.operatorId();
                currency = e.currency();
                fingerprint = e.fingerprint();
            }
            case PricePlanPublished e -> {
                published = e;
                publishedVersion = version;
            }
            case PricePlanAssigned _ -> {
                // The plan does not keep its targets: another plan may have taken them.
            }
        }
    }
}
