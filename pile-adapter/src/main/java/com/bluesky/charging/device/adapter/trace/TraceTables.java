package com.bluesky.charging.device.adapter.trace;

import com.bluesky.charging.device.contract.TraceCommand.StartTrace;
import com.bluesky.charging.device.contract.TracePage.Direction;
import com.bluesky.charging.device.contract.TracePage.TraceFrame;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tables {@code trace} and {@code trace_frame}. */
final class TraceTables {

    private final JdbcTemplate template;
    private final JdbcClient jdbc;

    TraceTables(DataSource dataSource) {
        this.template = new JdbcTemplate(dataSource);
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** A request for a trace that was carried out. */
    record Started(String deviceId, int durationSeconds, Instant startedAt, Instant until) {}

    /**
     * A frame to keep.
     *
     * @param text masked already
     */
    record Kept(String deviceId, Direction direction, Instant at, String text) {}

    /**
     * A frame that was kept.
     *
     * @param frameId its place in the order in which they were written
     */
    record Numbered(long frameId, TraceFrame frame) {}

    /** Adds a trace; does nothing when the request was carried out before. */
    void add(StartTrace c, Instant until) {
        jdbc.sql(
                        """
                        insert into trace (trace_id, device_id, started_by, duration_seconds, started_at, until_at)
                        values (:trace, :device, :by, :duration, :started, :until)
                        on conflict (trace_id) do nothing
                        """)
                .param("trace", c.traceId())
                .param("device", c.deviceId())
                .param("by", c.startedBy())
                .param("duration", c.durationSeconds())
                .param("started", utc(c.at()))
                .param("until", utc(until))
                .update();
    }

    Started find(String traceId) {
        return jdbc.sql(
                        """
                        select device_id, duration_seconds, started_at, until_at
                        from trace where trace_id = :trace
                        """)
                .param("trace", traceId)
                .query((row, number) ->
                        new Started(
                                row.getString("device_id"),
                                row.getInt("duration_seconds"),
                                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                                row.getObject("until_at", OffsetDateTime.class).toInstant()))
                .single();
    }

    void stop(String deviceId, Instant at) {
        jdbc.sql(
                        """
                        update trace set stopped_at = :at
                        where device_id = :device and stopped_at is null and until_at > :at
                        """)
                .param("device", deviceId)
                .param("at", utc(at))
                .update();
    }

    /** Until when each device is traced that is traced now. */
    Map<String, Instant> running(Instant now) {
        return jdbc
                .sql(
                        """
                        select device_id, max(until_at) as until_at from trace
                        where until_at > :now and stopped_at is null group by device_id
                        """)
                .param("now", utc(now))
                .query((row, number) ->
                        Map.entry(
                                row.getString("device_id"),
                                row.getObject("until_at", OffsetDateTime.class).toInstant()))
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Keeps frames, in their order. */
    void keep(List<Kept> frames) {
        template.batchUpdate(
                "insert into trace_frame (device_id, direction, at, text) values (?, ?, ?, ?)",
                frames,
                frames.size(),
                TraceTables::set);
    }

    private static void set(PreparedStatement statement, Kept frame) throws SQLException {
        statement.setString(1, frame.deviceId());
        statement.setString(2, frame.direction().name());
        statement.setObject(3, utc(frame.at()));
        statement.setString(4, frame.text());
    }

    /** Deletes the oldest frames of a device, so that as many are left as may be. */
    void cut(String deviceId) {
        jdbc.sql(
                        """
                        delete from trace_frame where device_id = :device and frame_id <= (
                            select frame_id from trace_frame where device_id = :device
                            order by frame_id desc offset :left limit 1)
                        """)
                .param("device", deviceId)
                .param("left", TraceLimits.FRAMES_OF_DEVICE)
                .update();
    }

    void deleteBefore(Instant at) {
        jdbc.sql("delete from trace_frame where at < :at").param("at", utc(at)).update();
    }

    /** Frames of a device, oldest first. */
    List<Numbered> frames(String deviceId, long after, int limit) {
        return jdbc.sql(
                        """
                        select frame_id, direction, at, text from trace_frame
                        where device_id = :device and frame_id > :after
                        order by frame_id limit :limit
                        """)
                .param("device", deviceId)
                .param("after", after)
                .param("limit", limit)
                .query((row, number) ->
                        new Numbered(
                                row.getLong("frame_id"),
                                new TraceFrame(
                                        Direction.valueOf(row.getString("direction")),
                                        row.getObject("at", OffsetDateTime.class).toInstant(),
                                        row.getString("text"))))
                .list();
    }

    /** Until when a device is traced; empty when it is not. */
    Optional<Instant> until(String deviceId, Instant now) {
        return Optional.ofNullable(running(now).get(deviceId));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
