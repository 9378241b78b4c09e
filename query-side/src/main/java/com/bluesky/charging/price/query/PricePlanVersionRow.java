package com.bluesky.charging.price.query;

import com.bluesky.charging.kernel.query.Json;
import com.bluesky.charging.kernel.query.Position;
import com.bluesky.charging.price.contract.PricePlanEvent.PricePlanPublished;
import com.bluesky.charging.price.contract.PricePlanVersionView;
import com.bluesky.charging.price.contract.TariffComponent;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** What a plan said from one publication to the next. */
@Entity
@Table(name = "price_plan_versions")
class PricePlanVersionRow {

    @Embeddable
    record Key(
            @Column(name = "plan_id") String planId,
            @Column(name = "plan_version") int planVersion) {}

    @EmbeddedId private Key key;

    @Column(name = "operator_id")
    private String operatorId;

    @Column(name = "currency")
    private String currency;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(name = "components")
    private String components;

    @Column(name = "default_hold_minor")
    private long defaultHoldMinor;

    @Column(name = "published_at")
    private Instant publishedAt;

    @Column(name = "superseded_at")
    private @Nullable Instant supersededAt;

    @SuppressWarnings("NullAway.Init") // JPA fills the fields.
    protected PricePlanVersionRow() {}

    PricePlanVersionRow(PricePlanPublished published) {
        key = new Key(published.planId(), published.planVersion());
        operatorId = published.operatorId();
        currency = published.currency();
        components = Json.write(published.components());
        defaultHoldMinor = published.defaultHoldMinor();
        publishedAt = published.publishedAt();
    }

    void supersededAt(Instant instant) {
        supersededAt = instant;
    }

    /** The number alone orders the versions of a plan. */
    Position position() {
        return new Position(publishedAt, Integer.toString(key.planVersion()));
    }

    PricePlanVersionView view() {
        return new PricePlanVersionView(
                key.planId(),
                operatorId,
                key.planVersion(),
                currency,
                Json.readList(components, TariffComponent[].class),
                defaultHoldMinor,
                publishedAt,
                supersededAt,
                supersededAt == null ? publishedAt : supersededAt);
    }
}
