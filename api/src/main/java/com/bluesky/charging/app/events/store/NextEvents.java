package com.bluesky.charging.app.events.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.axonframework.eventsourcing.eventstore.jdbc.EventSchema;

/** How the events that come next are asked for, by the numbers of all events. */
final class NextEvents {

    private NextEvents() {}

    /** So many after a number. */
    static PreparedStatement after(
            Connection connection, EventSchema schema, long globalIndex, int count)
            throws SQLException {
        PreparedStatement statement =
                connection.prepareStatement(select(schema) + next(schema) + " LIMIT ?");
        statement.setLong(1, globalIndex);
        statement.setInt(2, count);
        return statement;
    }

    /** So many after a number, and before them those of other numbers that were missing. */
    static PreparedStatement afterOrAt(
            Connection connection,
            EventSchema schema,
            long globalIndex,
            int count,
            List<Long> missing)
            throws SQLException {
        PreparedStatement statement =
                connection.prepareStatement(
                        "(%1$s WHERE %3$s = ANY (?)) UNION ALL (%1$s%2$s LIMIT ?) ORDER BY %3$s"
                                .formatted(
                                        select(schema), next(schema), schema.globalIndexColumn()));
        statement.setArray(1, connection.createArrayOf("bigint", missing.toArray()));
        statement.setLong(2, globalIndex);
        statement.setInt(3, count);
        return statement;
    }

    private static String select(EventSchema schema) {
        return "SELECT " + schema.trackedEventFields() + " FROM " + schema.domainEventTable();
    }

    private static String next(EventSchema schema) {
        String number = schema.globalIndexColumn();
        return " WHERE " + number + " > ? ORDER BY " + number;
    }
}
