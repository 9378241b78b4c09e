package com.bluesky.charging.site.query;

import com.bluesky.charging.kernel.PageRequest;
import com.bluesky.charging.kernel.query.Position;
import com.bluesky.charging.kernel.query.Search;
import com.bluesky.charging.kernel.query.Slice;
import com.bluesky.charging.site.contract.Amenity;
import com.bluesky.charging.site.contract.SiteFilter;
import com.bluesky.charging.site.contract.SiteFilter.Near;
import com.bluesky.charging.site.contract.SiteFilter.WantedConnector;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One statement that finds a page of sites. Only what is asked for becomes part of it, so that the
 * planner sees which index serves it.
 */
final class SiteSearch {

    /** The square of the straight line from the point; {@link UnitVector#squaredChordTo} in SQL. */
    private static final String DISTANCE =
            "((s.unit_x - :x) * (s.unit_x - :x) + (s.unit_y - :y) * (s.unit_y - :y)"
                    + " + (s.unit_z - :z) * (s.unit_z - :z))";

    /** More than all errors of rounding, and less than a tenth of a millimetre on the earth. */
    private static final double ROUNDING = 1e-11;

    private static final String FREE =
            " and c.allows_start and c.order_id is null and d.admitted and d.allows_start";

    private static final String OPEN =
            """
            exists (
                select 1 from (values $clocks) as local_time (zone, day, weekday, minute)
                where local_time.zone = s.zone and case
                    when exists (
                        select 1 from site_openings o
                        where o.site_id = s.site_id and o.date = local_time.day)
                    then exists (
                        select 1 from site_openings o
                        where o.site_id = s.site_id and o.date = local_time.day
                          and o.from_minute <= local_time.minute and local_time.minute < o.to_minute)
                    else s.always_open or exists (
                        select 1 from site_openings o
                        where o.site_id = s.site_id and o.weekday = local_time.weekday
                          and o.from_minute <= local_time.minute and local_time.minute < o.to_minute)
                    end)
            """;

    private final Search<SiteRow> search = new Search<>(SiteRow.class, "sites", "s");
    private final SiteFilter filter;

    /**
     * The sites of an operator that a filter lets through.
     *
     * @param zones of all sites of the operator; looked at only for what is open
     */
    SiteSearch(String operatorId, SiteFilter filter, List<String> zones) {
        this.filter = filter;
        where("s.operator_id = :operator", Map.of("operator", operatorId));
        if (!filter.showsRetired()) {
            where("s.retired_at is null", Map.of());
        }
        if (filter.updatedSince() != null) {
            where("s.updated_at >= :updatedSince", Map.of("updatedSince", filter.updatedSince()));
        }
        if (filter.text() != null) {
            search.containing("s.search_text", filter.text());
        }
        if (!filter.amenities().isEmpty()) {
            where(
                    "s.amenities @> cast(:amenities as text[])",
                    Map.of("amenities", arrayOf(filter.amenities())));
        }
        if (filter.connector() != null) {
            has(filter.connector());
        }
        if (filter.openAt() != null) {
            isOpen(filter.openAt(), zones);
        }
        if (filter.near() != null) {
            isNear(filter.near());
        }
    }

    /** Reads one page. */
    Slice<SiteRow> page(EntityManager entities, PageRequest page) {
        Near near = filter.near();
        UnitVector point = near == null ? null : UnitVector.of(near.latitude(), near.longitude());
        if (page.after() != null) {
            isBeyond(page.after(), point != null);
        }
        List<SiteRow> fetched =
                search.fetch(
                        entities,
                        (point == null ? "s.created_at" : DISTANCE) + ", s.site_id",
                        Slice.sizeToFetch(page));
        if (fetched.size() <= page.limit()) {
            return new Slice<>(fetched, null);
        }
        List<SiteRow> rows = fetched.subList(0, page.limit());
        return new Slice<>(rows, positionOf(rows.getLast(), point));
    }

    private static String positionOf(SiteRow last, @Nullable UnitVector point) {
        return point == null
                ? last.position().toString()
                : last.place().squaredChordTo(point) + "|" + last.siteId();
    }

    private void isBeyond(String position, boolean nearestFirst) {
        if (nearestFirst) {
            int separator = position.indexOf('|');
            where(
                    "(" + DISTANCE + " > :end or (" + DISTANCE + " = :end and s.site_id > :endId))",
                    Map.of(
                            "end",
                            Double.valueOf(position.substring(0, separator)),
                            "endId",
                            position.substring(separator + 1)));
        } else {
            Position end = Position.parse(position);
            where(
                    "s.created_at >= :end and (s.created_at > :end or s.site_id > :endId)",
                    Map.of("end", end.at(), "endId", end.id()));
        }
    }

    /** The box around the circle is what an index serves; the circle is cut out of it. */
    private void isNear(Near near) {
        UnitVector point = UnitVector.of(near.latitude(), near.longitude());
        double most = UnitVector.squaredChordOf(near.radiusMeters());
        double side = Math.sqrt(most) + ROUNDING;
        where(
                "s.unit_z between :minZ and :maxZ and s.unit_x between :minX and :maxX"
                        + " and s.unit_y between :minY and :maxY and "
                        + DISTANCE
                        + " <= :most",
                Map.of(
                        "x",
                        point.x(),
                        "y",
                        point.y(),
                        "z",
                        point.z(),
                        "minX",
                        point.x() - side,
                        "maxX",
                        point.x() + side,
                        "minY",
                        point.y() - side,
                        "maxY",
                        point.y() + side,
                        "minZ",
                        point.z() - side,
                        "maxZ",
                        point.z() + side,
                        "most",
                        most));
    }

    private void has(WantedConnector wanted) {
        StringBuilder connector =
                new StringBuilder(
                        "exists (select 1 from site_connectors c"
                                + " join site_devices d on d.device_id = c.device_id"
                                + " join site_plugs p on p.device_id = c.device_id"
                                + " and p.connector_id = c.connector_id"
                                + " where c.site_id = s.site_id and not d.retired"
                                + " and p.max_power_watts >= :minPowerWatts");
        Map<String, Object> values = new HashMap<>();
        values.put("minPowerWatts", wanted.minPowerWatts());
        if (wanted.free()) {
            connector.append(FREE);
        }
        if (wanted.plug() != null) {
            connector.append(" and p.plug = :plug");
            values.put("plug", wanted.plug());
        }
        where(connector.append(")").toString(), values);
    }

    /** What the clocks of the zones show then is worked out here: their rules are the JDK's. */
    private void isOpen(Instant instant, List<String> zones) {
        if (zones.isEmpty()) {
            where("false", Map.of());
            return;
        }
        List<String> rows = new ArrayList<>();
        Map<String, Object> values = new HashMap<>();
        for (int i = 0; i < zones.size(); i++) {
            LocalDateTime local = LocalDateTime.ofInstant(instant, ZoneId.of(zones.get(i)));
            rows.add(
                    "(:zone%d, cast(:day%d as date), :weekday%d, :minute%d)".formatted(i, i, i, i));
            values.put("zone" + i, zones.get(i));
            values.put("day" + i, local.toLocalDate().toString());
            values.put("weekday" + i, local.getDayOfWeek().getValue());
            values.put("minute" + i, local.getHour() * 60 + local.getMinute());
        }
        where(OPEN.replace("$clocks", String.join(", ", rows)), values);
    }

    private void where(String condition, Map<String, ?> parameters) {
        search.where(condition, parameters);
    }

    private static String arrayOf(List<Amenity> amenities) {
        return amenities.stream().map(Enum::name).collect(Collectors.joining(",", "{", "}"));
    }
}
