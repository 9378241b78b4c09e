package com.bluesky.charging.app.events.store;

import com.bluesky.charging.app.events.store.EventRow.Place;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The table of events, as the one who appends to it sees it. */
final class EventTable {

    private static final String APPEND = "SELECT append_events(?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private static final String TAKEN =
            """
            SELECT aggregate_identifier, sequence_number FROM domain_event_entry
            JOIN unnest(?, ?) AS wanted (aggregate, sequence)
              ON aggregate_identifier = aggregate AND sequence_number = sequence
            """;

    private final DataSource dataSource;

    EventTable(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Stores events in this order, in one statement and one commit. */
    void append(List<EventRow> rows) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement append = connection.prepareStatement(APPEND)) {
            texts(append, 1, rows, EventRow::eventIdentifier);
            texts(append, 2, rows, EventRow::aggregateIdentifier);
            array(append, 3, "bigint", rows, EventRow::sequenceNumber);
            texts(append, 4, rows, EventRow::type);
            texts(append, 5, rows, EventRow::timestamp);
            texts(append, 6, rows, EventRow::payloadType);
            texts(append, 7, rows, EventRow::payloadRevision);
            bytes(append, 8, rows, EventRow::payload);
            bytes(append, 9, rows, EventRow::metaData);
            append.execute();
        }
    }

    /** Those of some places at which an event stands already. */
    Set<Place> taken(List<Place> places) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(TAKEN)) {
            texts(query, 1, places, Place::aggregateIdentifier);
            array(query, 2, "bigint", places, Place::sequenceNumber);
            Set<Place> taken = new HashSet<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    taken.add(new Place(row.getString(1), row.getLong(2)));
                }
            }
            return taken;
        }
    }

    private static <T> void texts(
            PreparedStatement statement,
            int index,
            List<T> rows,
            Function<T, @Nullable String> column)
            throws SQLException {
        array(statement, index, "text", rows, column);
    }

    private static void bytes(
            PreparedStatement statement,
            int index,
            List<EventRow> rows,
            Function<EventRow, byte[]> column)
            throws SQLException {
        statement.setArray(
                index,
                statement
                        .getConnection()
                        .createArrayOf("bytea", rows.stream().map(column).toArray(byte[][]::new)));
    }

    private static <T> void array(
            PreparedStatement statement,
            int index,
            String type,
            List<T> rows,
            Function<T, ? extends @Nullable Object> column)
            throws SQLException {
        statement.setArray(
                index,
                statement.getConnection().createArrayOf(type, rows.stream().map(column).toArray()));
    }
}
