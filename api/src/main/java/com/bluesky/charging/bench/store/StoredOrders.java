package com.bluesky.charging.bench.store;

import com.bluesky.charging.bench.rig.BenchFailed;
import com.bluesky.charging.bench.rig.BenchServer;
import com.bluesky.charging.kernel.Provenance;
import com.bluesky.charging.order.contract.OrderEvent;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;

/**
 * Orders whose events stand in the store although nobody asked for them: JSON as the application
 * writes it, with ids and times of their own. Many charges run at once, so the events of one lie
 * far apart, as they do when piles charge cars.
 */
public final class StoredOrders {

    /** So many charges run at once. */
    static final int LIVE = 200;

    /** Orders of one statement: readers of the tail pass over all that is not committed yet. */
    private static final long PORTION = 20_000;

    private static final String TEMPLATES =
            """
            CREATE TEMPORARY TABLE template (
                sequence integer PRIMARY KEY, payload_type text, payload_revision text, payload text, meta_data text)
            """;

    /** A second lies between the requests of two orders, a step between the events of one. */
    private static final String FILL =
            """
            INSERT INTO events.domain_event_entry (event_identifier, aggregate_identifier, sequence_number, type,
                                                   time_stamp, payload_type, payload_revision, payload, meta_data)
            SELECT uuidv7(), o.id, t.sequence, 'ChargingOrder', o.times[t.sequence + 1], t.payload_type, t.payload_revision,
                   convert_to(format(t.payload, VARIADIC ARRAY[o.id, 'opr-' || o.number % 3, 'cus-' || o.number % 9,
                                     'usr-' || o.number % 9999, 'dev-' || o.number % 999, 'sit-' || o.number % 99]
                                     || o.times), 'UTF8'),
                   convert_to(format(t.meta_data, o.id), 'UTF8')
            FROM (SELECT number, 'ord-' || md5(number::text)::uuid AS id,
                         (SELECT array_agg(to_char(timestamp '2025-01-01' + number * interval '1 second'
                                                   + step * interval '10 minutes', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') ORDER BY step)
                          FROM generate_series(0, 9) AS step) AS times
                  FROM generate_series(?::bigint, ?::bigint) AS number) AS o
            CROSS JOIN template AS t
            ORDER BY o.number + t.sequence * ?, o.number
            """;

    /** The events of orders that stand in the read models. */
    private static final String FILL_HISTORIES =
            """
            INSERT INTO events.domain_event_entry (event_identifier, aggregate_identifier, sequence_number, type,
                                                   time_stamp, payload_type, payload_revision, payload, meta_data)
            SELECT uuidv7(), o.id, t.sequence, 'ChargingOrder', o.times[t.sequence + 1], t.payload_type, t.payload_revision,
                   convert_to(format(t.payload, VARIADIC o.ids || o.times), 'UTF8'),
                   convert_to(format(t.meta_data, o.id), 'UTF8')
            FROM (SELECT order_id AS id, ARRAY[order_id, operator_id, customer_id, user_id, device_id, site_id] AS ids,
                         (SELECT array_agg(to_char(requested_at AT TIME ZONE 'UTC' + step * interval '10 minutes',
                                                   'YYYY-MM-DD"T"HH24:MI:SS"Z"') ORDER BY step)
                          FROM generate_series(0, 9) AS step) AS times
                  FROM read.orders WHERE order_id = ANY (?)) AS o
            CROSS JOIN template AS t
            ORDER BY t.sequence, o.id
            """;

    private final DataSource database;
    private final Serializer serializer;

    /**
     * Orders of a server.
     *
     * @param server whose store is filled; what processes its events must stand still
     */
    public StoredOrders(BenchServer server) {
        database = server.readModel();
        serializer = server.bean(Serializer.class, "eventSerializer");
    }

    /** Stores the events of orders, numbered from the first to before the last. */
    void fill(long first, long end) {
        fill(connection -> orders(connection, first, end));
    }

    /** Stores the events of orders that the read models have already. */
    public void fillHistories(List<String> orderIds) {
        fill(connection -> histories(connection, orderIds));
    }

    private void fill(Filler filler) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(TEMPLATES);
            templates(connection);
            statement.execute("SET work_mem = '512MB'");
            filler.fill(connection);
            statement.execute("RESET work_mem");
            statement.execute("DROP TABLE template");
            statement.execute("VACUUM ANALYZE events.domain_event_entry");
            // What was filled in is not written out while something is measured.
            statement.execute("CHECKPOINT");
        } catch (SQLException e) {
            throw new BenchFailed("The events cannot be filled in: " + e.getMessage(), e);
        }
    }

    /** What inserts the events of which the templates are there. */
    private interface Filler {
        void fill(Connection connection) throws SQLException;
    }

    private static void histories(Connection connection, List<String> orderIds)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(FILL_HISTORIES)) {
            insert.setArray(1, connection.createArrayOf("text", orderIds.toArray()));
            insert.executeUpdate();
        }
    }

    private static void orders(Connection connection, long first, long end) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(FILL)) {
            for (long begun = first; begun < end; begun += PORTION) {
                insert.setLong(1, begun);
                insert.setLong(2, Math.min(begun + PORTION, end) - 1);
                insert.setInt(3, LIVE / ChargeEvents.EACH);
                insert.executeUpdate();
            }
        }
    }

    private void templates(Connection connection) throws SQLException {
        String metaData = json(serializer.serialize(provenance(), byte[].class));
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO template VALUES (?, ?, ?, ?, ?)")) {
            List<OrderEvent> events = ChargeEvents.all();
            for (int sequence = 0; sequence < events.size(); sequence++) {
                SerializedObject<byte[]> event =
                        serializer.serialize(events.get(sequence), byte[].class);
                insert.setInt(1, sequence);
                insert.setString(2, event.getType().getName());
                insert.setString(3, Objects.requireNonNull(event.getType().getRevision()));
                insert.setString(4, withTimes(json(event)));
                insert.setString(5, metaData);
                insert.executeUpdate();
            }
        }
    }

    private static MetaData provenance() {
        return MetaData.from(
                Map.of(
                        Provenance.ACTOR_KIND,
                        "customer",
                        Provenance.ACTOR_ID,
                        UUID.randomUUID().toString(),
                        Provenance.REQUEST_ID,
                        ChargeEvents.ORDER,
                        Provenance.CAUSATION_ID,
                        UUID.randomUUID().toString(),
                        Provenance.CORRELATION_ID,
                        UUID.randomUUID().toString()));
    }

    private static String json(SerializedObject<byte[]> object) {
        return new String(object.getData(), StandardCharsets.UTF_8);
    }

    private static String withTimes(String json) {
        String text = json;
        for (int step = 0; step < ChargeEvents.EACH; step++) {
            text =
                    text.replace(
                            ChargeEvents.time(step).toString(),
                            "%" + (ChargeEvents.FIRST_TIME + step) + "$s");
        }
        return text;
    }
}
