package com.bluesky.charging.device.adapter.call;

import com.bluesky.charging.device.contract.ListPileCalls;
import com.bluesky.charging.device.contract.PileCallState;
import com.bluesky.charging.device.contract.PileCallView;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code device_call}: what people and automations ask of piles. */
@Component
final class DeviceCallTable {

    private final JdbcClient jdbc;
    private final CallTable<DeviceCall> table;

    DeviceCallTable(@Qualifier("pileDataSource") DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
        this.table = CallTable.inTurn(jdbc, "device_call", DeviceCallTable::content);
    }

    CallTable<DeviceCall> table() {
        return table;
    }

    /**
     * A call that is known.
     *
     * @param fingerprint of the request that asked for it
     */
    record Known(PileCallView view, String fingerprint) {}

    /** A call to be added. */
    record NewCall(
            String publicId,
            String deviceId,
            String operatorId,
            String action,
            String payload,
            String shown,
            @Nullable String fingerprint,
            Asker asker,
            Instant createdAt,
            Instant expiresAt) {}

    /**
     * How a call ended.
     *
     * @param state what comes next: to be told, or nothing
     */
    record Ending(
            CallState state,
            PileCallState outcome,
            @Nullable String response,
            @Nullable String code,
            @Nullable String detail) {}

    /**
     * Lets this transaction alone add calls to a device, and tells whose the device is; empty when
     * it is not known.
     */
    Optional<String> lock(String deviceId) {
        return jdbc.sql(
                        """
                        select operator_id from known_device where device_id = :device for no key update
                        """)
                .param("device", deviceId)
                .query(String.class)
                .optional();
    }

    Optional<Known> find(String publicId) {
        return jdbc.sql("select * from device_call where public_id = :id")
                .param("id", publicId)
                .query((row, number) ->
                        new Known(
                                view(row, number),
                                Objects.requireNonNullElse(row.getString("fingerprint"), "")))
                .optional();
    }

    Optional<PileCallView> find(String operatorId, String deviceId, String publicId) {
        return jdbc.sql(
                        """
                        select * from device_call
                        where public_id = :id and device_id = :device and operator_id = :operator
                        """)
                .param("id", publicId)
                .param("device", deviceId)
                .param("operator", operatorId)
                .query(DeviceCallTable::view)
                .optional();
    }

    /** A call with its place in the list. */
    record Listed(long callId, PileCallView view) {}

    /** Calls of a device that were not forgotten, newest first, from before a place on. */
    List<Listed> list(ListPileCalls query, long before, int limit) {
        Instant since = query.updatedSince();
        JdbcClient.StatementSpec statement =
                jdbc.sql(
                                """
                                select * from device_call
                                where device_id = :device and operator_id = :operator
                                  and call_id < :before and shown is not null %s
                                order by call_id desc limit :limit
                                """
                                        .formatted(since == null ? "" : "and updated_at >= :since"))
                        .param("device", query.deviceId())
                        .param("operator", query.operatorId())
                        .param("before", before)
                        .param("limit", limit);
        return (since == null ? statement : statement.param("since", utc(since)))
                .query((row, number) -> new Listed(row.getLong("call_id"), view(row, number)))
                .list();
    }

    /** How many calls the device has still to answer. */
    int open(String deviceId) {
        return jdbc.sql(
                        """
                        select count(*) from device_call
                        where device_id = :device and state in ('QUEUED', 'SENT')
                        """)
                .param("device", deviceId)
                .query(Integer.class)
                .single();
    }

    /** Whether the system asks that of the device already. */
    boolean isQueuedBySystem(String deviceId, String action) {
        return jdbc.sql(
                        """
                        select exists (select from device_call
                            where device_id = :device and state = 'QUEUED'
                              and actor_kind = :system and action = :action)
                        """)
                .param("device", deviceId)
                .param("system", Asker.SYSTEM_KIND)
                .param("action", action)
                .query(Boolean.class)
                .single();
    }

    void add(NewCall call) {
        jdbc.sql(
                        """
                        insert into device_call (public_id, device_id, operator_id, action, payload, shown, fingerprint,
                            actor_kind, actor_id, key_id, request_id, state, expires_at, created_at)
                        values (:id, :device, :operator, :action, :payload, :shown, :fingerprint,
                            :kind, :actor, :key, :request, 'QUEUED', :expires, :created)
                        """)
                .param("id", call.publicId())
                .param("device", call.deviceId())
                .param("operator", call.operatorId())
                .param("action", call.action())
                .param("payload", call.payload())
                .param("shown", call.shown())
                .param("fingerprint", call.fingerprint())
                .param("kind", call.asker().kind())
                .param("actor", call.asker().id())
                .param("key", call.asker().keyId())
                .param("request", call.asker().requestId())
                .param("expires", utc(call.expiresAt()))
                .param("created", utc(call.createdAt()))
                .update();
    }

    /** Notes how a call ended, and forgets what the pile was told. */
    void settle(long callId, Ending ending, Instant at) {
        jdbc.sql(
                        """
                        update device_call
                        set state = :state, outcome = :outcome, response = :response, code = :code,
                            detail = :detail, settled_at = :at, payload = null
                        where call_id = :call and state in ('QUEUED', 'SENT')
                        """)
                .param("state", ending.state().name())
                .param("outcome", ending.outcome().name())
                .param("response", ending.response())
                .param("code", ending.code())
                .param("detail", ending.detail())
                .param("at", utc(at))
                .param("call", callId)
                .update();
    }

    /**
     * Forgets the content of the calls of a device that are more than are kept. Of what people
     * asked the row stays; nobody repeats what the system asked.
     */
    void forgetMore(String deviceId) {
        String more =
                """
                where state = 'DONE' and call_id in (
                    select call_id from device_call where device_id = :device and shown is not null
                    order by call_id desc offset :kept)
                """;
        forget(
                more,
                statement -> statement.param("device", deviceId).param("kept", CallBounds.KEPT));
    }

    /** Forgets in the same way what is older than it is kept. */
    void forgetOlderThan(Instant before) {
        forget(
                "where state = 'DONE' and shown is not null and created_at < :before ",
                statement -> statement.param("before", utc(before)));
    }

    private void forget(String which, UnaryOperator<JdbcClient.StatementSpec> parameters) {
        parameters
                .apply(
                        jdbc.sql("delete from device_call " + which + "and actor_kind = :system")
                                .param("system", Asker.SYSTEM_KIND))
                .update();
        parameters
                .apply(
                        jdbc.sql(
                                "update device_call set shown = null, response = null, detail = null "
                                        + which))
                .update();
    }

    int nextReservationId() {
        return next("reservation_id");
    }

    int nextLogRequestId() {
        return next("log_request_id");
    }

    private int next(String sequence) {
        return jdbc.sql("select nextval(cast(:sequence as regclass))")
                .param("sequence", sequence)
                .query(Integer.class)
                .single();
    }

    private static DeviceCall content(ResultSet row, int number) throws SQLException {
        return new DeviceCall(
                row.getString("public_id"),
                row.getString("action"),
                row.getString("payload"),
                row.getString("shown"),
                row.getString("response"));
    }

    private static PileCallView view(ResultSet row, int number) throws SQLException {
        String outcome = row.getString("outcome");
        return new PileCallView(
                row.getString("public_id"),
                row.getString("device_id"),
                row.getString("action"),
                PileCallState.valueOf(outcome == null ? row.getString("state") : outcome),
                row.getString("shown"),
                row.getString("response"),
                row.getString("code"),
                row.getString("detail"),
                row.getString("actor_kind"),
                row.getString("actor_id"),
                instant(row.getObject("created_at", OffsetDateTime.class)),
                instant(row.getObject("expires_at", OffsetDateTime.class)),
                optionalInstant(row.getObject("sent_at", OffsetDateTime.class)),
                optionalInstant(row.getObject("settled_at", OffsetDateTime.class)),
                instant(row.getObject("updated_at", OffsetDateTime.class)));
    }

    private static Instant instant(OffsetDateTime time) {
        return time.toInstant();
    }

    private static @Nullable Instant optionalInstant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
