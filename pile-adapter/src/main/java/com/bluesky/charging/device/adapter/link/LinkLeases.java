package com.bluesky.charging.device.adapter.link;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The table {@code link}: which node holds the socket of a pile, and when it was last seen. */
final class LinkLeases {

    private final JdbcTemplate template;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final String node;

    LinkLeases(JdbcTemplate template, TransactionTemplate transaction, Clock clock, String node) {
        this.template = template;
        this.jdbc = JdbcClient.create(template);
        this.transaction = transaction;
        this.clock = clock;
        this.node = node;
    }

    String node() {
        return node;
    }

    /**
     * What is known of a device's link.
     *
     * @param online whether the lease holds
     */
    record Lease(boolean online, Instant lastSeenAt) {}

    /**
     * Takes the lease of a device for this node.
     *
     * @return the epoch by which the connection refreshes it; later connections have higher ones
     */
    long open(String deviceId) {
        Long epoch =
                transaction.execute(status ->
                        jdbc.sql(
                                        """
                                        insert into link (device_id, node, epoch, connected_at, last_seen_at)
                                        values (:device, :node, nextval('link_epoch'), :now, :now)
                                        on conflict (device_id) do update
                                        set node = excluded.node, epoch = excluded.epoch,
                                            connected_at = excluded.connected_at,
                                            last_seen_at = excluded.last_seen_at
                                        returning epoch
                                        """)
                                .param("device", deviceId)
                                .param("node", node)
                                .param("now", utc(clock.instant()))
                                .query(Long.class)
                                .single());
        return Objects.requireNonNull(epoch);
    }

    /** Prolongs leases; those that were taken over meanwhile stay as they are. */
    void refresh(List<PileLink> links) {
        String[] devices = links.stream().map(PileLink::deviceId).toArray(String[]::new);
        Long[] epochs = links.stream().map(PileLink::epoch).toArray(Long[]::new);
        OffsetDateTime[] seen =
                links.stream().map(link -> utc(link.lastSeenAt())).toArray(OffsetDateTime[]::new);
        transaction.executeWithoutResult(status ->
                template.update(
                        """
                        update link set last_seen_at = greatest(last_seen_at, seen), node = ?
                        from unnest(?, ?, ?) as refreshed (device, epoch, seen)
                        where link.device_id = device and link.epoch = refreshed.epoch
                        """,
                        statement -> {
                            var connection = statement.getConnection();
                            statement.setString(1, node);
                            statement.setArray(2, connection.createArrayOf("text", devices));
                            statement.setArray(3, connection.createArrayOf("bigint", epochs));
                            statement.setArray(4, connection.createArrayOf("timestamptz", seen));
                        }));
    }

    /** Gives a lease back, unless a later connection has taken it. */
    void close(String deviceId, long epoch) {
        transaction.executeWithoutResult(status ->
                jdbc.sql("update link set node = null where device_id = :device and epoch = :epoch")
                        .param("device", deviceId)
                        .param("epoch", epoch)
                        .update());
    }

    /** Gives all leases of this node back: those that its former life left, or before it stops. */
    void releaseAll() {
        transaction.executeWithoutResult(status ->
                jdbc.sql("update link set node = null where node = :node")
                        .param("node", node)
                        .update());
    }

    /** Since when a lease must have been prolonged to hold. */
    Instant heldSince() {
        return clock.instant().minus(LinkLimits.LEASE);
    }

    /** The leases of the devices that were ever linked. */
    Map<String, Lease> find(List<String> deviceIds) {
        OffsetDateTime valid = utc(heldSince());
        if (deviceIds.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql(
                        """
                        select device_id, last_seen_at, node is not null and last_seen_at >= :valid as online
                        from link where device_id in (:devices)
                        """)
                .param("valid", valid)
                .param("devices", deviceIds)
                .query((row, number) ->
                        Map.entry(
                                row.getString("device_id"),
                                new Lease(
                                        row.getBoolean("online"),
                                        row.getObject("last_seen_at", OffsetDateTime.class)
                                                .toInstant())))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
