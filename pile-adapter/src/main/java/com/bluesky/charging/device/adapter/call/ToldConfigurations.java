package com.bluesky.charging.device.adapter.call;

import com.bluesky.charging.device.contract.DeviceAdmission;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code told_configuration}: which devices told their configuration. */
@Component
final class ToldConfigurations {

    private final JdbcClient jdbc;

    ToldConfigurations(@Qualifier("pileDataSource") DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    void told(String deviceId, Instant at) {
        jdbc.sql(
                        """
                        insert into told_configuration (device_id, told_at) values (:device, :at)
                        on conflict (device_id) do update set told_at = excluded.told_at
                        """)
                .param("device", deviceId)
                .param("at", utc(at))
                .update();
    }

    /**
     * The devices of a node that never told, are not rejected, and were not asked on the connection
     * that they have.
     *
     * @param leasedSince since when the lease of a link must have been prolonged to hold
     * @param linkedBefore when the connection must have been made at the latest
     */
    List<String> untold(String node, Instant leasedSince, Instant linkedBefore, int limit) {
        return jdbc.sql(
                        """
                        select device_id from link join known_device using (device_id)
                        where node = :node and last_seen_at >= :leased and connected_at <= :before
                          and admission <> :rejected
                          and not exists (select from told_configuration told where told.device_id = link.device_id)
                          and not exists (select from device_call asked
                              where asked.device_id = link.device_id and asked.shown is not null
                                and asked.actor_kind = :system
                                and asked.created_at >= link.connected_at)
                        limit :limit
                        """)
                .param("node", node)
                .param("leased", utc(leasedSince))
                .param("before", utc(linkedBefore))
                .param("rejected", DeviceAdmission.REJECTED.name())
                .param("system", Asker.SYSTEM_KIND)
                .param("limit", limit)
                .query((row, number) -> row.getString("device_id"))
                .list();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
