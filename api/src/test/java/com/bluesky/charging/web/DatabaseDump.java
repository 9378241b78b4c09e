package com.bluesky.charging.web;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.sql.DataSource;

/** Every column of every row of every table of a database, as text to search in. */
final class DatabaseDump {

    private static final String TABLES =
            """
            SELECT table_schema, table_name FROM information_schema.tables
            WHERE table_type = 'BASE TABLE'
              AND table_schema NOT IN ('pg_catalog', 'information_schema')
            ORDER BY 1, 2
            """;

    private final SortedMap<String, List<String>> rows = new TreeMap<>();

    private DatabaseDump() {}

    static DatabaseDump of(DataSource database) throws SQLException {
        DatabaseDump dump = new DatabaseDump();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (String table : tables(statement)) {
                dump.rows.put(table, rows(statement, table));
            }
        }
        return dump;
    }

    private static List<String> tables(Statement statement) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet found = statement.executeQuery(TABLES)) {
            while (found.next()) {
                tables.add(found.getString(1) + "." + found.getString(2));
            }
        }
        return tables;
    }

    private static List<String> rows(Statement statement, String table) throws SQLException {
        List<String> rows = new ArrayList<>();
        String[] name = table.split("\\.", -1);
        try (ResultSet found =
                statement.executeQuery("SELECT * FROM \"%s\".\"%s\"".formatted(name[0], name[1]))) {
            while (found.next()) {
                rows.add(row(found));
            }
        }
        rows.sort(String::compareTo);
        return rows;
    }

    private static String row(ResultSet found) throws SQLException {
        StringBuilder row = new StringBuilder();
        for (int column = 1; column <= found.getMetaData().getColumnCount(); column++) {
            row.append(found.getMetaData().getColumnName(column)).append('=');
            if (found.getMetaData().getColumnType(column) == Types.BINARY) {
                byte[] bytes = found.getBytes(column);
                row.append(bytes == null ? "null" : readings(bytes));
            } else {
                row.append(found.getString(column));
            }
            row.append('\n');
        }
        return row.toString();
    }

    /** What bytes may mean. */
    private static String readings(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8)
                + '\n'
                + new String(bytes, StandardCharsets.ISO_8859_1)
                + '\n'
                + HexFormat.of().formatHex(bytes);
    }

    /** All tables, each with its schema before it. */
    Set<String> tables() {
        return rows.keySet();
    }

    /** All of one table. */
    String of(String table) {
        return String.join("\n", Objects.requireNonNull(rows.get(table)));
    }

    /** All rows of a schema, sorted, of each table but the named ones. */
    Map<String, List<String>> ofSchema(String schema, Set<String> without) {
        SortedMap<String, List<String>> found = new TreeMap<>();
        rows.forEach((table, itsRows) -> {
            String name = table.substring(table.indexOf('.') + 1);
            if (table.startsWith(schema + ".") && !without.contains(name)) {
                found.put(name, itsRows);
            }
        });
        return found;
    }

    /** The tables that have a word in any column, however it is spelt. */
    Set<String> tablesWith(String word) {
        String sought = word.toLowerCase(Locale.ROOT);
        String hex = HexFormat.of().formatHex(sought.getBytes(StandardCharsets.UTF_8));
        Set<String> found = new TreeSet<>();
        rows.forEach((table, itsRows) -> {
            for (String row : itsRows) {
                String text = row.toLowerCase(Locale.ROOT);
                if (text.contains(sought) || text.contains(hex)) {
                    found.add(table);
                }
            }
        });
        return found;
    }
}
