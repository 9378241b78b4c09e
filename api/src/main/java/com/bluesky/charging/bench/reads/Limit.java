package com.bluesky.charging.bench.reads;

import com.bluesky.charging.bench.rig.BenchFailed;
import com.bluesky.charging.bench.rig.ServerTimes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/**
 * What no read can be faster than: one row by its primary key, asked for with a bare statement on a
 * connection of the same pool, among the same requests.
 */
final class Limit {

    static final String NAME = "a row by its primary key, by JDBC alone";

    private final DataSource connections;
    private final ServerTimes times;

    Limit(DataSource connections, ServerTimes times) {
        this.connections = connections;
        this.times = times;
    }

    void read(List<String> orderIds, int number) {
        String orderId = orderIds.get(number % orderIds.size());
        long begun = System.nanoTime();
        try (Connection connection = connections.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("select * from orders where order_id = ?")) {
            statement.setString(1, orderId);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    throw new BenchFailed("The order " + orderId + " is not there.");
                }
            }
        } catch (SQLException e) {
            throw new BenchFailed("The database cannot be read: " + e.getMessage(), e);
        }
        times.add(NAME, System.nanoTime() - begun);
    }
}
