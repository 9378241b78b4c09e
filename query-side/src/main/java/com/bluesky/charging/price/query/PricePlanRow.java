package com.bluesky.charging.price.query;

import com.bluesky.charging.kernel.query.DatedRow;
import com.bluesky.charging.kernel.query.Json;
import com.bluesky.charging.kernel.query.Position;
import com.bluesky.charging.price.contract.HoldingPricePlan;
import com.bluesky.charging.price.contract.PricePlanEvent.PricePlanChanged;
import com.bluesky.charging.price.contract.PricePlanEvent.PricePlanCreated;
import com.bluesky.charging.price.contract.PricePlanEvent.PricePlanPublished;
import com.bluesky.charging.price.contract.PricePlanEvent.PricePlanRetired;
import com.bluesky.charging.price.contract.PricePlanView;
import com.bluesky.charging.price.contract.Tariff;
import com.bluesky.charging.price.contract.TariffComponent;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "price_plans")
class PricePlanRow extends DatedRow {

    @Id
    @Column(name = "plan_id")
    private String planId;

    @Column(name = "operator_id")
    private String operatorId;

    @Column(name = "name")
    private String name;

    @Column(name = "currency")
    private String currency;

    @Column(name = "plan_version")
    private int planVersion;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(name = "components")
    private String components;

    @Column(name = "default_hold_minor")
    private long defaultHoldMinor;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "retired_at")
    private @Nullable Instant retiredAt;

    @SuppressWarnings("NullAway.Init") // JPA fills the fields.
    protected PricePlanRow() {}

    PricePlanRow(PricePlanCreated created, Instant recordedAt) {
        changedAt(recordedAt);
        planId = created.planId();
        operatorId = created.operatorId();
        name = created.name();
        currency = created.currency();
        components = Json.write(List.of());
        createdAt = created.createdAt();
    }

    void published(PricePlanPublished published, Instant recordedAt) {
        changedAt(recordedAt);
        planVersion = published.planVersion();
        components = Json.write(published.components());
        defaultHoldMinor = published.defaultHoldMinor();
    }

    void changed(PricePlanChanged changed, Instant recordedAt) {
        changedAt(recordedAt);
        name = changed.name();
    }

    void retired(PricePlanRetired retired, Instant recordedAt) {
        changedAt(recordedAt);
        retiredAt = retired.retiredAt();
    }

    String planId() {
        return planId;
    }

    Position position() {
        return new Position(createdAt, planId);
    }

    /** What this plan is for a connector of a site in a zone. */
    Tariff tariffIn(String zone) {
        return new Tariff(planId, planVersion, currency, zone, components(), defaultHoldMinor);
    }

    private List<TariffComponent> components() {
        return Json.readList(components, TariffComponent[].class);
    }

    HoldingPricePlan holdingBy(PriceAssignmentRow assignment, @Nullable Long version) {
        return new HoldingPricePlan(
                planId,
                name,
                planVersion,
                currency,
                assignment.target(),
                assignment.assignedAt(),
                version);
    }

    PricePlanView view() {
        return new PricePlanView(
                planId,
                operatorId,
                name,
                currency,
                planVersion,
                components(),
                defaultHoldMinor,
                createdAt,
                retiredAt,
                updatedAt(),
                version());
    }
}
