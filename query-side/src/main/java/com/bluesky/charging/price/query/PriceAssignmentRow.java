package com.bluesky.charging.price.query;

import com.bluesky.charging.kernel.query.DatedRow;
import com.bluesky.charging.kernel.query.Position;
import com.bluesky.charging.price.contract.PriceAssignmentEvent.PricePlanAssigned;
import com.bluesky.charging.price.contract.PriceAssignmentView;
import com.bluesky.charging.price.contract.PriceTarget;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which plan a target has. Carries the operator, so that a plan reaches nobody else's connectors.
 */
@Entity
@Table(name = "price_assignments")
class PriceAssignmentRow extends DatedRow {

    @Id
    @Column(name = "assignment_id")
    private String assignmentId;

    @Column(name = "operator_id")
    private String operatorId;

    @Enumerated(EnumType.STRING)
    @Column(name = "target_kind")
    private PriceTarget.Kind kind;

    @Column(name = "target_id")
    private String targetId;

    @Column(name = "connector_id")
    private @Nullable Integer connectorId;

    @Column(name = "plan_id")
    private @Nullable String planId;

    @Column(name = "assigned_at")
    private Instant assignedAt;

    @SuppressWarnings("NullAway.Init") // JPA fills the fields.
    protected PriceAssignmentRow() {}

    PriceAssignmentRow(PricePlanAssigned assigned, Instant recordedAt) {
        changedAt(recordedAt);
        assignmentId = assigned.assignmentId();
        operatorId = assigned.operatorId();
        kind = assigned.target().kind();
        targetId = assigned.target().id();
        connectorId = assigned.target().connectorId();
        planId = assigned.planId();
        assignedAt = assigned.assignedAt();
    }

    void assigned(PricePlanAssigned assigned, Instant recordedAt) {
        changedAt(recordedAt);
        planId = assigned.planId();
        assignedAt = assigned.assignedAt();
    }

    void unassigned(Instant recordedAt) {
        changedAt(recordedAt);
        planId = null;
    }

    String assignmentId() {
        return assignmentId;
    }

    String operatorId() {
        return operatorId;
    }

    PriceTarget target() {
        return new PriceTarget(kind, targetId, connectorId);
    }

    /** Null when the plan was taken away. */
    @Nullable String planId() {
        return planId;
    }

    Instant assignedAt() {
        return assignedAt;
    }

    Position position() {
        return new Position(assignedAt, assignmentId);
    }

    PriceAssignmentView view(String ofPlanId) {
        return new PriceAssignmentView(
                operatorId, target(), ofPlanId, assignedAt, updatedAt(), version());
    }
}
