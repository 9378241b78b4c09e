package com.bluesky.charging.price.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.bluesky.charging.kernel.Change;
import com.bluesky.charging.kernel.ChangeIsCurrent;
import com.bluesky.charging.kernel.LastChange;
import com.bluesky.charging.kernel.RepeatIsTheSameRequest;
import com.bluesky.charging.kernel.Written;
import com.bluesky.charging.price.contract.PriceAssignmentCommand.AssignPricePlan;
import com.bluesky.charging.price.contract.PricePlanCommand.ChangePricePlan;
import com.bluesky.charging.price.contract.PricePlanCommand.CreatePricePlan;
import com.bluesky.charging.price.contract.PricePlanCommand.PublishPricePlan;
import com.bluesky.charging.price.contract.PricePlanCommand.RetirePricePlan;
import com.bluesky.charging.price.contract.PricePlanEvent;
import com.bluesky.charging.price.contract.PricePlanEvent.PricePlanChanged;
import com.bluesky.charging.price.contract.PricePlanEvent.PricePlanCreated;
import com.bluesky.charging.price.contract.PricePlanEvent.PricePlanPublished;
import com.bluesky.charging.price.contract.PricePlanEvent.PricePlanRetired;
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
    private String name = "";
    private String currency = "";
    private String fingerprint = "";
    private long version = -1;
    private @Nullable PricePlanPublished published;
    private @Nullable LastChange lastChange;
    private boolean retired;

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
    Written decide(ChangePricePlan c) {
        if (!isRepeat(c.change()) && !name.equals(c.name())) {
            new ChangeIsCurrent(version, c.change()).orRefuse();
            apply(
                    new PricePlanChanged(
                            c.planId(),
                            operatorId,
                            c.name(),
                            c.change().expectedVersion(),
                            c.change().fingerprint().current(),
                            c.at()));
        }
        return new Written(c.planId(), version);
    }

    @CommandHandler
    Written decide(PublishPricePlan c) {
        new ComponentsMakeATariff(c.components()).orRefuse();
        new DefaultHoldIsSensible(c.defaultHoldMinor()).orRefuse();
        if (!isRepeat(c.change()) && !isCurrent(c)) {
            new PlanIsInUse(retired).orRefuse();
            new ChangeIsCurrent(version, c.change()).orRefuse();
            apply(
                    new PricePlanPublished(
                            c.planId(),
                            operatorId,
                            planVersion() + 1,
                            currency,
                            c.components(),
                            c.defaultHoldMinor(),
                            c.change().expectedVersion(),
                            c.change().fingerprint().current(),
                            c.at()));
        }
        return new Written(c.planId(), version);
    }

    private boolean isRepeat(Change change) {
        return lastChange != null && lastChange.isRepeatedBy(change);
    }

    private boolean isCurrent(PublishPricePlan c) {
        return published != null
                && published.components().equals(c.components())
                && published.defaultHoldMinor() == c.defaultHoldMinor();
    }

    @CommandHandler
    Written decide(RetirePricePlan c) {
        if (!retired) {
            apply(new PricePlanRetired(c.planId(), operatorId, c.at()));
        }
        return new Written(c.planId(), version);
    }

    /** Refuses an assignment that the plan does not allow. */
    void mayBeAssignedTo(AssignPricePlan c) {
        new PlanIsTheOperators(operatorId, c.operatorId()).orRefuse();
        new PlanIsPublished(planVersion()).orRefuse();
        new PlanIsInUse(retired).orRefuse();
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
                name = e.name();
                currency = e.currency();
                fingerprint = e.fingerprint();
            }
            case PricePlanChanged e -> {
                name = e.name();
                lastChange = new LastChange(e.basedOnVersion(), e.fingerprint());
            }
            case PricePlanPublished e -> {
                published = e;
                lastChange = new LastChange(e.basedOnVersion(), e.fingerprint());
            }
            case PricePlanRetired _ -> retired = true;
        }
    }
}
