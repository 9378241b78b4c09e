package com.bluesky.charging.order.adapter.dispatch;

import com.bluesky.charging.device.adapter.call.ActionRule;
import com.bluesky.charging.device.contract.CallPile;
import com.bluesky.charging.device.contract.PileCallRefusal.UnknownTransaction;
import com.bluesky.charging.kernel.Refused;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/**
 * A command to stop names a transaction of its device: the numbers of all come from us. Whose its
 * order is was looked at before, by who knows the caller.
 */
@Component
final class StopNamesTransactionOfDevice implements ActionRule {

    private final JdbcClient jdbc;

    StopNamesTransactionOfDevice(@Qualifier("pileDataSource") DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    @Override
    public String action() {
        return "RemoteStopTransaction";
    }

    @Override
    public void apply(CallPile call, ObjectNode payload) {
        boolean known =
                jdbc.sql(
                                """
                                select exists (select from pile_transaction
                                    where transaction_id = :transaction and device_id = :device)
                                """)
                        .param("transaction", payload.path("transactionId").asLong(0))
                        .param("device", call.deviceId())
                        .query(Boolean.class)
                        .single();
        if (!known) {
            throw new Refused(new UnknownTransaction());
        }
    }
}
