package com.bluesky.charging.price.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.bluesky.charging.kernel.Written;
import com.bluesky.charging.price.contract.PriceAssignmentCommand.AssignPricePlan;
import com.bluesky.charging.price.contract.PriceAssignmentCommand.UnassignPricePlan;
import com.bluesky.charging.price.contract.PriceAssignmentEvent;
import com.bluesky.charging.price.contract.PriceAssignmentEvent.PricePlanAssigned;
import com.bluesky.charging.price.contract.PriceAssignmentEvent.PricePlanUnassigned;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * Which plan an operator, a site, a device or a connector has. The {@link PlanAssigner} asks the
 * plan first.
 */
@Aggregate(type = "PriceAssignment", cache = "aggregates", snapshotTriggerDefinition = "snapshots")
class PriceAssignment {

    @AggregateIdentifier private @Nullable String assignmentId;
    private @Nullable PricePlanAssigned assigned;
    private long version = -1;

    Written assign(AssignPricePlan c) {
        if (assigned == null || !c.planId().equals(assigned.planId())) {
            apply(
                    new PricePlanAssigned(
                            c.assignmentId(), c.operatorId(), c.target(), c.planId(), c.at()));
        }
        return new Written(c.assignmentId(), version);
    }

    void unassign(UnassignPricePlan c) {
        if (assignmentId != null && assigned != null) {
            apply(
                    new PricePlanUnassigned(
                            assignmentId,
                            assigned.operatorId(),
                            assigned.target(),
                            assigned.planId(),
                            c.at()));
        }
    }

    @EventSourcingHandler
    void evolve(PriceAssignmentEvent event) {
        version++;
        switch (event) {
            case PricePlanAssigned e -> {
                assignmentId = e.assignmentId();
                assigned = e;
            }
            case PricePlanUnassigned _ -> assigned = null;
        }
    }
}
