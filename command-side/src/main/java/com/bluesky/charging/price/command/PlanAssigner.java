package com.bluesky.charging.price.command;

import com.bluesky.charging.kernel.CommandService;
import com.bluesky.charging.kernel.Refused;
import com.bluesky.charging.kernel.Written;
import com.bluesky.charging.price.contract.PriceAssignmentCommand.AssignPricePlan;
import com.bluesky.charging.price.contract.PriceAssignmentCommand.UnassignPricePlan;
import com.bluesky.charging.price.contract.PriceRefusal.PricePlanNotFound;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;

/**
 * Gives plans to targets and takes them away. Only the target's own small stream is written: a plan
 * may have thousands of targets, and two people who assign it at once do not meet.
 */
@CommandService
class PlanAssigner {

    private final Repository<PricePlan> plans;
    private final Repository<PriceAssignment> assignments;

    PlanAssigner(Repository<PricePlan> plans, Repository<PriceAssignment> assignments) {
        this.plans = plans;
        this.assignments = assignments;
    }

    @CommandHandler
    Written decide(AssignPricePlan c) throws Exception {
        try {
            plans.load(c.planId()).execute(plan -> plan.mayBeAssignedTo(c));
        } catch (AggregateNotFoundException _) {
            throw new Refused(new PricePlanNotFound());
        }
        return assignments
                .loadOrCreate(c.assignmentId(), PriceAssignment::new)
                .invoke(it -> it.assign(c));
    }

    @CommandHandler
    void decide(UnassignPricePlan c) {
        try {
            assignments.load(c.assignmentId()).execute(it -> it.unassign(c));
        } catch (AggregateNotFoundException _) {
            // It never had a plan, so there is none to take away.
        }
    }
}
