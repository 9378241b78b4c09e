package com.bluesky.charging.order.adapter.dispatch;

import com.bluesky.charging.device.adapter.call.CallTable;
import com.bluesky.charging.device.adapter.report.Recorder.Cause;
import com.bluesky.charging.order.adapter.dispatch.Call.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code call}: what orders ask of piles, and what became of it. */
@Component
final class CallQueue {

    private static final String TABLE = "call";

    /** What a start is said with, until it is answered: else another question for each. */
    private static final String TAG =
            """
            , (select charge.tag from charge where charge.order_id = call.order_id and call.kind = 'START') as tag
            """;

    private final JdbcClient jdbc;
    private final CallTable<OrderCall> table;

    CallQueue(@Qualifier("pileDataSource") DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
        this.table = CallTable.atOnce(jdbc, TABLE, TAG, CallQueue::content);
    }

    CallTable<OrderCall> table() {
        return table;
    }

    /** Adds a call; false when the order has that attempt already. */
    boolean add(Call call, Instant createdAt) {
        return jdbc.sql(
                                """
                                insert into call (order_id, kind, attempt, device_id, connector_id, transaction_id, expires_at,
                                                  correlation_id, causation_id, state, created_at)
                                values (:order, :kind, :attempt, :device, :connector, :transaction, :expires,
                                        :correlation, :causation, 'QUEUED', :created)
                                on conflict (order_id, kind, attempt) do nothing
                                """)
                        .param("order", call.orderId())
                        .param("kind", call.kind().name())
                        .param("attempt", call.attempt())
                        .param("device", call.deviceId())
                        .param("connector", call.connectorId())
                        .param("transaction", call.transactionId())
                        .param("expires", utc(call.expiresAt()))
                        .param("correlation", call.cause().correlationId())
                        .param("causation", call.cause().causationId())
                        .param("created", utc(createdAt))
                        .update()
                == 1;
    }

    /** Notes what became of a call; false when that is known already. */
    boolean answered(long callId, String outcome, @Nullable String detail) {
        return jdbc.sql(
                                """
                                update call set state = 'ANSWERED', outcome = :outcome, detail = :detail
                                where call_id = :call and state in ('QUEUED', 'SENT')
                                """)
                        .param("outcome", outcome)
                        .param("detail", detail)
                        .param("call", callId)
                        .update()
                == 1;
    }

    /**
     * Answers the start of an order in place of the pile, which was not asked yet; false when it
     * may have been.
     */
    boolean answerUnsentStart(String orderId, String node, String outcome, String detail) {
        return jdbc.sql(
                                """
                                update call set state = 'ANSWERED', node = :node, outcome = :outcome, detail = :detail
                                where order_id = :order and kind = 'START' and state = 'QUEUED'
                                """)
                        .param("node", node)
                        .param("outcome", outcome)
                        .param("detail", detail)
                        .param("order", orderId)
                        .update()
                == 1;
    }

    /** Withdraws the start of an order that was not sent yet; false when it may have been. */
    boolean withdrawStart(String orderId) {
        return jdbc.sql(
                                """
                                update call set state = 'DONE', detail = 'withdrawn'
                                where order_id = :order and kind = 'START' and state = 'QUEUED'
                                """)
                        .param("order", orderId)
                        .update()
                == 1;
    }

    private static OrderCall content(ResultSet row, int number) throws SQLException {
        String tag = row.getString("tag");
        return new OrderCall(
                new Call(
                        row.getString("order_id"),
                        Kind.valueOf(row.getString("kind")),
                        row.getInt("attempt"),
                        row.getString("device_id"),
                        row.getInt("connector_id"),
                        row.getString("transaction_id"),
                        row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                        new Cause(row.getString("correlation_id"), row.getString("causation_id"))),
                tag == null ? null : new OneTimeTag(tag),
                row.getString("outcome"),
                row.getString("detail"));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
