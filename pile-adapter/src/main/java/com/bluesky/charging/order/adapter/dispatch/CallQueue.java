package com.bluesky.charging.order.adapter.dispatch;

import com.bluesky.charging.device.adapter.report.Recorder.Cause;
import com.bluesky.charging.order.adapter.dispatch.Call.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code call}: what piles are to be asked, and what became of it. */
@Component
final class CallQueue {

    /** Rows of one look; what is more is found by the next one. */
    static final int PAGE = 200;

    private static final String WITH_LINK =
            """
            select call.*, link.node as linked_to
            from call left join link on link.device_id = call.device_id and link.last_seen_at >= :leased
            """;

    private final JdbcClient jdbc;

    CallQueue(@Qualifier("pileDataSource") DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** A row goes through its states in this order and never back. */
    enum State {
        QUEUED,
        /** Handed to the link: the pile may have seen it. */
        SENT,
        ANSWERED,
        /** The order knows the answer. */
        DONE
    }

    /**
     * A row.
     *
     * @param node the node that sent it, null before
     * @param linkedTo the node that a socket of the device leads to, null when none does
     * @param outcome the name of a StartOutcome or StopOutcome, null before it is answered
     */
    record Row(
            long callId,
            Call call,
            State state,
            @Nullable String node,
            @Nullable String linkedTo,
            @Nullable String outcome,
            @Nullable String detail) {}

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

    /**
     * Who looks for something to do.
     *
     * @param leasedSince since when the lease of a link must have been prolonged to hold
     * @param abandonedAt the calls of other nodes that expired before this are anybody's
     */
    record Looker(String node, Instant now, Instant leasedSince, Instant abandonedAt) {}

    /**
     * What a node may have to do something about: what is new before what is to be told again, and
     * the oldest first. Only that, and nothing that it is busy with, however much piles leave
     * unanswered: else a page of silent piles would keep everything newer from being seen.
     */
    List<Row> toDo(Looker looker, Collection<Long> busy) {
        return jdbc.sql(
                        WITH_LINK
                                + """
                                where state <> 'DONE' and call_id <> all (cast(:busy as bigint[]))
                                  and case state
                                      when 'QUEUED' then link.node is null or link.node = :node or expires_at <= :now
                                      else call.node = :node or expires_at < :abandoned
                                      end
                                order by state = 'QUEUED' desc, call_id limit :page
                                """)
                .param("leased", utc(looker.leasedSince()))
                .param("busy", arrayOf(busy))
                .param("node", looker.node())
                .param("now", utc(looker.now()))
                .param("abandoned", utc(looker.abandonedAt()))
                .param("page", PAGE)
                .query(CallQueue::row)
                .list();
    }

    Optional<Row> find(long callId, Instant leasedSince) {
        return jdbc.sql(WITH_LINK + "where call_id = :call")
                .param("leased", utc(leasedSince))
                .param("call", callId)
                .query(CallQueue::row)
                .optional();
    }

    private static String arrayOf(Collection<Long> callIds) {
        return callIds.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
    }

    /**
     * Takes a queued call to send it; false when somebody else did, or it is not wanted any more.
     */
    boolean take(long callId, String node) {
        return jdbc.sql(
                                """
                                update call set state = 'SENT', node = :node
                                where call_id = :call and state = 'QUEUED'
                                """)
                        .param("node", node)
                        .param("call", callId)
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

    void done(long callId) {
        jdbc.sql("update call set state = 'DONE' where call_id = :call")
                .param("call", callId)
                .update();
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

    /** Withdraws the start of an order that was not sent yet. */
    void withdrawStart(String orderId) {
        jdbc.sql(
                        """
                        update call set state = 'DONE', detail = 'withdrawn'
                        where order_id = :order and kind = 'START' and state = 'QUEUED'
                        """)
                .param("order", orderId)
                .update();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getLong("call_id"),
                new Call(
                        row.getString("order_id"),
                        Kind.valueOf(row.getString("kind")),
                        row.getInt("attempt"),
                        row.getString("device_id"),
                        row.getInt("connector_id"),
                        row.getString("transaction_id"),
                        row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                        new Cause(row.getString("correlation_id"), row.getString("causation_id"))),
                State.valueOf(row.getString("state")),
                row.getString("node"),
                row.getString("linked_to"),
                row.getString("outcome"),
                row.getString("detail"));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
