package com.bluesky.charging.order.adapter.report;

import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which order what a pile says of a connector is about: the charge that runs there, else the one
 * that the pile was asked for and that is not over. Of several that run, because their ends were
 * never told, it is the one that began last.
 */
@Component
final class OrdersOnConnectors {

    private final JdbcClient jdbc;

    OrdersOnConnectors(@Qualifier("pileDataSource") DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** An order may be over without the end of its transaction: another charge displaced it. */
    Optional<String> find(String deviceId, int connectorId) {
        return jdbc.sql(
                        """
                        select order_id from (
                            (select 1 as place, t.order_id from pile_transaction t
                             left join charge on charge.order_id = t.order_id
                             left join card_charge on card_charge.order_id = t.order_id
                             where t.device_id = :device and t.connector_id = :connector
                               and t.stopped_at is null and t.order_id is not null
                               and not coalesce(charge.over, card_charge.over, false)
                             order by t.began_at desc, t.transaction_id desc limit 1)
                            union all
                            (select 2, order_id from charge
                             where device_id = :device and connector_id = :connector and not over
                             order by created_at desc limit 1)) as found
                        order by place limit 1
                        """)
                .param("device", deviceId)
                .param("connector", connectorId)
                .query(String.class)
                .optional();
    }
}
