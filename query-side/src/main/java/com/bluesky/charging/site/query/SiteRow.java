package com.bluesky.charging.site.query;

import com.bluesky.charging.kernel.query.DatedRow;
import com.bluesky.charging.kernel.query.Json;
import com.bluesky.charging.kernel.query.Position;
import com.bluesky.charging.kernel.query.Search;
import com.bluesky.charging.site.contract.SiteEvent.SiteChanged;
import com.bluesky.charging.site.contract.SiteEvent.SiteCreated;
import com.bluesky.charging.site.contract.SiteEvent.SiteRetired;
import com.bluesky.charging.site.contract.SiteProfile;
import com.bluesky.charging.site.contract.SiteView;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "sites")
class SiteRow extends DatedRow {

    @Id
    @Column(name = "site_id")
    private String siteId;

    @Column(name = "operator_id")
    private String operatorId;

    @Column(name = "name")
    private String name;

    @Column(name = "address")
    private String address;

    @Column(name = "search_text")
    private String searchText;

    @Column(name = "latitude")
    private double latitude;

    @Column(name = "longitude")
    private double longitude;

    @Column(name = "unit_x")
    private double unitX;

    @Column(name = "unit_y")
    private double unitY;

    @Column(name = "unit_z")
    private double unitZ;

    @Column(name = "zone")
    private String zone;

    @JdbcTypeCode(SqlTypes.ARRAY)
    @Column(name = "amenities")
    private List<String> amenities;

    @Column(name = "always_open")
    private boolean alwaysOpen;

    @SuppressWarnings("UnusedVariable") // Statements of SiteSearch read it.
    @ElementCollection
    @CollectionTable(name = "site_openings", joinColumns = @JoinColumn(name = "site_id"))
    private List<SiteOpening> openings;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(name = "profile")
    private String profile;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "retired_at")
    private @Nullable Instant retiredAt;

    @SuppressWarnings("NullAway.Init") // JPA fills the fields.
    protected SiteRow() {}

    @SuppressWarnings("NullAway.Init") // The rest is told by the profile.
    SiteRow(SiteCreated created) {
        siteId = created.siteId();
        operatorId = created.operatorId();
        createdAt = created.createdAt();
        tell(created.profile());
    }

    void changed(SiteChanged changed) {
        tell(changed.profile());
    }

    void retired(SiteRetired retired) {
        retiredAt = retired.at();
    }

    private void tell(SiteProfile told) {
        name = told.name();
        address = told.address();
        searchText = Search.folded(name + "\n" + address);
        latitude = told.latitude();
        longitude = told.longitude();
        UnitVector place = UnitVector.of(latitude, longitude);
        unitX = place.x();
        unitY = place.y();
        unitZ = place.z();
        zone = told.zone();
        amenities = told.amenities().stream().map(Enum::name).toList();
        alwaysOpen = told.openingHours() != null && told.openingHours().alwaysOpen();
        openings = new ArrayList<>(SiteOpening.of(told.openingHours()));
        profile = Json.write(told);
    }

    String siteId() {
        return siteId;
    }

    Position position() {
        return new Position(createdAt, siteId);
    }

    UnitVector place() {
        return new UnitVector(unitX, unitY, unitZ);
    }

    long metersTo(UnitVector point) {
        return Math.round(UnitVector.metersOf(place().squaredChordTo(point)));
    }

    SiteView view(SiteCount count, @Nullable Long distanceMeters) {
        return new SiteView(
                siteId,
                operatorId,
                Json.read(profile, SiteProfile.class),
                Math.toIntExact(count.devices()),
                Math.toIntExact(count.connectors()),
                Math.toIntExact(count.freeConnectors()),
                distanceMeters,
                createdAt,
                updatedAt(),
                retiredAt,
                version());
    }
}
