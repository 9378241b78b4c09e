package com.bluesky.charging.order.adapter.dispatch;

import com.bluesky.charging.device.adapter.report.Tags;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code charge}: one-time tags, and which order a connector is busy with. */
@Component
public final class Charges {

    private final JdbcClient jdbc;
    private final Tags tags;

    Charges(@Qualifier("pileDataSource") DataSource dataSource, Tags tags) {
        this.jdbc = JdbcClient.create(dataSource);
        this.tags = tags;
    }

    /** The charge that a tag was made for, when that was for this device. */
    public Optional<Charge> findByTag(String deviceId, String tag) {
        if (tag.length() != OneTimeTag.CHARACTERS) {
            // Somebody's card: most of those are shorter.
            return Optional.empty();
        }
        return jdbc.sql(
                        """
                        select order_id, connector_id, group_tag, expires_at, over from charge
                        where tag_mac = :mac and device_id = :device
                        """)
                .param("mac", tags.macOf(tag))
                .param("device", deviceId)
                .query(Charges::charge)
                .optional();
    }

    /** Stores a charge and its tag; false when the order has them already. */
    boolean add(Charge charge, String deviceId, OneTimeTag tag, Instant createdAt) {
        return jdbc.sql(
                                """
                                insert into charge (order_id, device_id, connector_id, tag_mac, tag, group_tag, expires_at, created_at)
                                values (:order, :device, :connector, :mac, :tag, :group, :expires, :created)
                                on conflict (order_id) do nothing
                                """)
                        .param("order", charge.orderId())
                        .param("device", deviceId)
                        .param("connector", charge.connectorId())
                        .param("mac", tags.macOf(tag.text()))
                        .param("tag", tag.text())
                        .param("group", charge.groupTag())
                        .param("expires", utc(charge.expiresAt()))
                        .param("created", utc(createdAt))
                        .update()
                == 1;
    }

    /** Forgets the plain tag; its MAC stays. */
    void forgetTag(String orderId) {
        jdbc.sql("update charge set tag = null where order_id = :order")
                .param("order", orderId)
                .update();
    }

    /** Notes that an order is over, or that it runs again. */
    void setOver(String orderId, boolean over) {
        jdbc.sql("update charge set over = :over where order_id = :order and over <> :over")
                .param("over", over)
                .param("order", orderId)
                .update();
    }

    private static Charge charge(ResultSet row, int number) throws SQLException {
        return new Charge(
                row.getString("order_id"),
                row.getInt("connector_id"),
                row.getString("group_tag"),
                row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                row.getBoolean("over"));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
