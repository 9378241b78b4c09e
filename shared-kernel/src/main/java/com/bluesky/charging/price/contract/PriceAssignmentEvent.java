package com.bluesky.charging.price.contract;

import java.time.Instant;

/** What happened to the assignment of a price plan to a target. */
public sealed interface PriceAssignmentEvent {

    String assignmentId();

    PriceTarget target();

    record PricePlanAssigned(
            String assignmentId,
            String operatorId,
            PriceTarget target,
            String planId,
            Instant assignedAt)
            implements PriceAssignmentEvent {}

    record PricePlanUnassigned(
            String assignmentId,
            String operatorId,
            PriceTarget target,
            String planId,
            Instant unassignedAt)
            implements PriceAssignmentEvent {}
}
