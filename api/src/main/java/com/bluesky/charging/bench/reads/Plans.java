package com.bluesky.charging.bench.reads;

import com.bluesky.charging.bench.rig.BenchFailed;
import com.bluesky.charging.bench.rig.BenchServer;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Lets PostgreSQL explain the very statements that the server issues, by its module auto_explain:
 * each read is requested once more, and what the log says then belongs to it.
 */
final class Plans {

    private static final String MARK = "@@";

    /** The connections of what answers; who asks is looked up by others. */
    private static final Pattern OURS =
            Pattern.compile("bluesky-(read|pile|events|commands)" + MARK + ".*", Pattern.DOTALL);

    /** Statements of what goes on meanwhile: processors, deadlines, calls that wait for a pile. */
    private static final Pattern OTHERS =
            Pattern.compile("token_entry|scheduled_tasks|for update|state <> 'DONE'");

    /** The pools of the connections that answer. */
    private static final List<String> ANSWERING =
            List.of("readDataSource", "pileDataSource", "eventsDataSource", "commandsDataSource");

    private static final List<String> SETTINGS =
            List.of(
                    "load 'auto_explain'",
                    "alter system set session_preload_libraries = 'auto_explain'",
                    "alter system set auto_explain.log_min_duration = 0",
                    "alter system set auto_explain.log_analyze = on",
                    "alter system set auto_explain.log_buffers = on",
                    "alter system set log_line_prefix = '" + MARK + "%a" + MARK + "'",
                    "select pg_reload_conf()");

    private final Path log;

    private Plans(Path log) {
        this.log = log;
    }

    /** Switches explaining on; what is measured from now on is slower. */
    static Plans explaining(BenchServer server) {
        HikariDataSource connections = server.readModel();
        try (Connection connection = connections.getConnection();
                Statement statement = connection.createStatement()) {
            for (String setting : SETTINGS) {
                statement.execute(setting);
            }
        } catch (SQLException e) {
            throw new BenchFailed("PostgreSQL does not explain: " + e.getMessage(), e);
        }
        // The module is loaded by connections that begin now.
        for (String pool : ANSWERING) {
            server.bean(HikariDataSource.class, pool).getHikariPoolMXBean().softEvictConnections();
        }
        return new Plans(server.postgresLog());
    }

    /** The plans of each read, by its name; the second request, which finds warm caches. */
    Map<String, List<Plan>> of(List<Read> reads) throws InterruptedException {
        Map<String, List<Plan>> plans = new LinkedHashMap<>();
        for (Read read : reads) {
            read.request(0);
            long before = size();
            read.request(0);
            plans.put(read.name(), since(before));
        }
        return plans;
    }

    private List<Plan> since(long position) {
        try (var channel = Files.newByteChannel(log)) {
            channel.position(position);
            byte[] bytes = Channels.newInputStream(channel).readAllBytes();
            return Stream.of(new String(bytes, StandardCharsets.UTF_8).split("(?m)^" + MARK, -1))
                    .filter(entry -> OURS.matcher(entry).matches() && entry.contains("plan:\n"))
                    .map(entry -> Plan.of(entry.substring(entry.indexOf("plan:\n") + 6)))
                    .filter(plan -> plan.statement().toLowerCase(Locale.ROOT).startsWith("select"))
                    .filter(plan -> !OTHERS.matcher(plan.statement()).find())
                    .toList();
        } catch (IOException e) {
            throw new BenchFailed("The log of PostgreSQL cannot be read: " + e.getMessage(), e);
        }
    }

    private long size() {
        try {
            return Files.size(log);
        } catch (IOException e) {
            throw new BenchFailed("The log of PostgreSQL cannot be read: " + e.getMessage(), e);
        }
    }
}
