package com.bluesky.charging.site.query;

import com.bluesky.charging.kernel.query.Position;
import com.bluesky.charging.kernel.query.StreamRow;
import com.bluesky.charging.site.contract.SiteEvent.SiteCreated;
import com.bluesky.charging.site.contract.SiteView;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

@Entity
@Table(name = "sites")
class SiteRow extends StreamRow {

    @Id
    @Column(name = "site_id")
    private String siteId;

    @Column(name = "operator_id")
    private String operatorId;

    @Column(name = "name")
    private String name;

    @Column(name = "address")
    private String address;

    @Column(name = "latitude")
    private double latitude;

    @Column(name = "longitude")
    private double longitude;

    @Column(name = "zone")
    private String zone;

    @Column(name = "created_at")
    private Instant createdAt;

    @SuppressWarnings("NullAway.Init") // JPA fills the fields.
    protected SiteRow() {}

    SiteRow(SiteCreated created) {
        siteId = created.siteId();
        operatorId = created.operatorId();
        name = created.name();
        address = created.address();
        latitude = created.latitude();
        longitude = created.longitude();
        zone = created.zone();
        createdAt = created.createdAt();
    }

    String siteId() {
        return siteId;
    }

    Position position() {
        return new Position(createdAt, siteId);
    }

    SiteView view(SiteCount count) {
        return new SiteView(
                siteId,
                operatorId,
                name,
                address,
                latitude,
                longitude,
                zone,
                Math.toIntExact(count.devices()),
                Math.toIntExact(count.connectors()),
                Math.toIntExact(count.freeConnectors()),
                createdAt,
                version());
    }
}
