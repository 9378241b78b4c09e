package com.bluesky.charging.device.adapter.link;

import com.bluesky.charging.device.contract.DeviceEvent.DevicePasswordRotated;
import com.bluesky.charging.device.contract.DeviceEvent.DeviceRetired;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The table {@code barred_link}: the devices that are not let in any more, or whose links were
 * opened by a password that is not good any more, at once or once an overlap is over. A node learns
 * of it here, whichever node handled the event, and ends what it holds.
 */
@Component
@ProcessingGroup(BarredLinks.GROUP)
class BarredLinks {

    static final String GROUP = "pile.barred-links";

    /**
     * A password ends a moment after the event says so, because the vault follows the event, and a
     * link is there a moment after its password was checked. Links end when this has passed; who
     * came with the new password in that time is sent away once as well, and comes back.
     */
    static final Duration SETTLING = Duration.ofSeconds(10);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    BarredLinks(
            @Qualifier("pileDataSource") DataSource dataSource,
            @Qualifier("pileTransactionManager") PlatformTransactionManager transactions,
            Clock clock) {
        this.jdbc = JdbcClient.create(dataSource);
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @EventHandler
    void on(DeviceRetired event) {
        transaction.executeWithoutResult(status ->
                jdbc.sql(
                                """
                                insert into barred_link (device_id, retired) values (:device, true)
                                on conflict (device_id) do update set retired = true
                                """)
                        .param("device", event.deviceId())
                        .update());
    }

    /**
     * A rotation ends the password before the former one, and the former one at once or later. One
     * that was to end later ends now at the latest.
     */
    @EventHandler
    void on(DevicePasswordRotated event) {
        Instant now = event.at().plus(SETTLING);
        Instant later = event.formerUntil() == null ? null : event.formerUntil().plus(SETTLING);
        transaction.executeWithoutResult(status ->
                jdbc.sql(
                                """
                                insert into barred_link (device_id, links_from, links_from_later)
                                values (:device, case when cast(:later as timestamptz) is null then :now end, :later)
                                on conflict (device_id) do update
                                set links_from = greatest(
                                        barred_link.links_from,
                                        excluded.links_from,
                                        case when barred_link.links_from_later <> excluded.links_from_later
                                            then least(barred_link.links_from_later, :now) end),
                                    links_from_later = excluded.links_from_later
                                """)
                        .param("device", event.deviceId())
                        .param("now", utc(now), Types.TIMESTAMP_WITH_TIMEZONE)
                        .param(
                                "later",
                                later == null ? null : utc(later),
                                Types.TIMESTAMP_WITH_TIMEZONE)
                        .update());
    }

    /** Whether a device is out of service for good. */
    boolean isRetired(String deviceId) {
        return jdbc.sql("select count(*) from barred_link where device_id = :device and retired")
                        .param("device", deviceId)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** The devices whose links a node holds and has to end. */
    List<String> heldBy(String node) {
        return jdbc.sql(
                        """
                        select device_id from link join barred_link using (device_id)
                        where node = :node
                          and (retired
                            or connected_at < links_from and links_from <= :now
                            or connected_at < links_from_later and links_from_later <= :now)
                        """)
                .param("node", node)
                .param("now", utc(clock.instant()))
                .query((row, number) -> row.getString("device_id"))
                .list();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
