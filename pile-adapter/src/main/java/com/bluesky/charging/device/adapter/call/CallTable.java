package com.bluesky.charging.device.adapter.call;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What every table of calls has: {@code call_id}, {@code device_id}, {@code expires_at}, {@code
 * state}, {@code node} and {@code sent_at}, and an index on {@code call_id} of what is not DONE.
 *
 * @param <C> what only this table's calls have
 */
public final class CallTable<C> {

    /** Rows of one look; what is more is found by the next one. */
    public static final int PAGE = 200;

    private final JdbcClient jdbc;
    private final String name;
    private final String more;
    private final String turn;
    private final RowMapper<C> content;

    private CallTable(
            JdbcClient jdbc, String name, String more, String turn, RowMapper<C> content) {
        this.jdbc = jdbc;
        this.name = name;
        this.more = more;
        this.turn = turn;
        this.content = content;
    }

    /**
     * A table whose calls are handed to the link of their device at once.
     *
     * @param more columns that are read with those of the table, by expressions on a row that is
     *     named {@code call}; each after a comma
     */
    public static <C> CallTable<C> atOnce(
            JdbcClient jdbc, String name, String more, RowMapper<C> content) {
        return new CallTable<>(jdbc, name, more, "", content);
    }

    /**
     * A table of which a device has one call at a time. The others stay here, where they can
     * expire, and leave the queue of the link to those that are handed over at once.
     */
    public static <C> CallTable<C> inTurn(JdbcClient jdbc, String name, RowMapper<C> content) {
        return new CallTable<>(jdbc, name, "", turnIn(name), content);
    }

    /**
     * Whether it is the turn of a queued call: no older one waits, and this node awaits the answer
     * of none. What another node sent went over a link that is lost.
     */
    private static String turnIn(String name) {
        return """
        and not exists (
            select from %s older
            where older.device_id = call.device_id and older.call_id < call.call_id
              and (older.state = 'QUEUED' and older.expires_at > :now
                   or older.state = 'SENT' and older.node = :node))
        """
                .formatted(name);
    }

    /**
     * Who looks for something to do.
     *
     * @param leasedSince since when the lease of a link must have been prolonged to hold
     * @param abandonedAt the calls of other nodes that expired before this are anybody's
     */
    public record Looker(String node, Instant now, Instant leasedSince, Instant abandonedAt) {}

    /**
     * What a node may have to do something about: what is new before what is to be told again, and
     * the oldest first. Only that, and nothing that it is busy with, however much piles leave
     * unanswered: else a page of silent piles would keep everything newer from being seen.
     */
    public List<CallRow<C>> toDo(Looker looker, Collection<Long> busy) {
        return jdbc.sql(
                        withLink()
                                + """
                                where state <> 'DONE' and call_id <> all (cast(:busy as bigint[]))
                                  and case state
                                      when 'QUEUED' then link.node is null or expires_at <= :now
                                           or link.node = :node
                                """
                                + turn
                                + """
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
                .query(this::row)
                .list();
    }

    Optional<CallRow<C>> find(long callId, Instant leasedSince) {
        return jdbc.sql(withLink() + "where call_id = :call")
                .param("leased", utc(leasedSince))
                .param("call", callId)
                .query(this::row)
                .optional();
    }

    /**
     * Takes a queued call to send it; false when somebody else did, or it is not wanted any more.
     */
    boolean take(long callId, String node, Instant at) {
        return jdbc.sql(
                                "update "
                                        + name
                                        + """
                                         set state = 'SENT', node = :node, sent_at = :at
                                        where call_id = :call and state = 'QUEUED'
                                        """)
                        .param("node", node)
                        .param("at", utc(at))
                        .param("call", callId)
                        .update()
                == 1;
    }

    void done(long callId) {
        jdbc.sql("update " + name + " set state = 'DONE' where call_id = :call")
                .param("call", callId)
                .update();
    }

    private String withLink() {
        return """
        select call.*, link.node as linked_to%s
        from %s call left join link on link.device_id = call.device_id and link.last_seen_at >= :leased
        """
                .formatted(more, name);
    }

    private static String arrayOf(Collection<Long> callIds) {
        return callIds.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
    }

    private CallRow<C> row(ResultSet row, int number) throws SQLException {
        C mapped = content.mapRow(row, number);
        if (mapped == null) {
            throw new IllegalStateException("Every call has a content.");
        }
        return new CallRow<>(
                row.getLong("call_id"),
                row.getString("device_id"),
                row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                CallState.valueOf(row.getString("state")),
                row.getString("node"),
                row.getString("linked_to"),
                mapped);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
