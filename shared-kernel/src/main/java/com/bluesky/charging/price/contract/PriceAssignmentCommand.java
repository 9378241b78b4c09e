package com.bluesky.charging.price.contract;

import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** What may be asked of the assignment of a price plan to a target. */
public sealed interface PriceAssignmentCommand {

    String assignmentId();

    /**
     * Gives the target a plan of the same operator, in place of any other; the plan that it has
     * already changes nothing. Answers {@code Written}, or refuses with a {@link PriceRefusal}.
     *
     * @param operatorId whose the target is
     */
    record AssignPricePlan(
            @TargetAggregateIdentifier String assignmentId,
            String operatorId,
            PriceTarget target,
            String planId,
            Instant at)
            implements PriceAssignmentCommand {

        public AssignPricePlan(String operatorId, PriceTarget target, String planId, Instant at) {
            this(target.assignmentId(), operatorId, target, planId, at);
        }
    }

    /** Takes away whatever plan the target has; none changes nothing. Answers nothing. */
    record UnassignPricePlan(@TargetAggregateIdentifier String assignmentId, Instant at)
            implements PriceAssignmentCommand {

        public UnassignPricePlan(PriceTarget target, Instant at) {
            this(target.assignmentId(), at);
        }
    }
}
