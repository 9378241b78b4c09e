package com.bluesky.charging.device.adapter.link;

import com.bluesky.charging.device.contract.DeviceEvent.DevicePasswordRotated;
import com.bluesky.charging.device.contract.DeviceEvent.DeviceRetired;
import java.time.Duration;
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
 * opened by a password that is not good any more. A node learns of it here, whichever node handled
 * the event, and ends what it holds.
 */
@Component
@ProcessingGroup(BarredLinks.GROUP)
class BarredLinks {

    static final String GROUP = "pile.barred-links";

    /**
     * A password ends a moment after the event says so, because the vault follows the event. Who
     * comes with the new one in that time is sent away once as well, and comes back.
     */
    static final Duration SETTLING = Duration.ofSeconds(10);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    BarredLinks(
            @Qualifier("pileDataSource") DataSource dataSource,
            @Qualifier("pileTransactionManager") PlatformTransactionManager transactions) {
        this.jdbc = JdbcClient.create(dataSource);
        this.transaction = new TransactionTemplate(transactions);
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

    @EventHandler
    void on(DevicePasswordRotated event) {
        if (event.formerUntil() == null) {
            transaction.executeWithoutResult(status ->
                    jdbc.sql(
                                    """
                                    insert into barred_link (device_id, links_from) values (:device, :from)
                                    on conflict (device_id) do update
                                    set links_from = greatest(barred_link.links_from, excluded.links_from)
                                    """)
                            .param("device", event.deviceId())
                            .param("from", event.at().plus(SETTLING).atOffset(ZoneOffset.UTC))
                            .update());
        }
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
                        where node = :node and (retired or connected_at < links_from)
                        """)
                .param("node", node)
                .query((row, number) -> row.getString("device_id"))
                .list();
    }
}
