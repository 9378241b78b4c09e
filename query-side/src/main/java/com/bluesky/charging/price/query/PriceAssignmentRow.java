package com.bluesky.charging.price.query;

import com.bluesky.charging.price.contract.PricePlanEvent.PricePlanAssigned;
import com.bluesky.charging.price.contract.PriceTarget;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;

/** The plan that was assigned last to a target. */
@Entity
@Table(name = "price_assignments")
class PriceAssignmentRow {

    /** Carries the operator, so that nobody's plan reaches what belongs to another operator. */
    @Embeddable
    record Key(
            @Column(name = "operator_id") String operatorId,
            @Enumerated(EnumType.STRING) @Column(name = "target_kind") PriceTarget.Kind kind,
            @Column(name = "target_id") String targetId) {

        static Key of(String operatorId, PriceTarget target) {
            return new Key(operatorId, target.kind(), target.id());
        }

        PriceTarget target() {
            return new PriceTarget(kind, targetId);
        }
    }

    @EmbeddedId private Key key;

    @Column(name = "plan_id")
    private String planId;

    @Column(name = "assigned_at")
    private Instant assignedAt;

    @SuppressWarnings("NullAway.Init") // JPA fills the fields.
    protected PriceAssignmentRow() {}

    PriceAssignmentRow(PricePlanAssigned assigned) {
        key = Key.of(assigned.operatorId(), assigned.target());
        planId = assigned.planId();
        assignedAt = assigned.assignedAt();
    }

    void replacedBy(PricePlanAssigned assigned) {
        planId = assigned.planId();
        assignedAt = assigned.assignedAt();
    }

    PriceTarget target() {
        return key.target();
    }

    String planId() {
        return planId;
    }

    Instant assignedAt() {
        return assignedAt;
    }
}
