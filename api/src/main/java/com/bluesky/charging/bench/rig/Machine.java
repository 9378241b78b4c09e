package com.bluesky.charging.bench.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What was measured on.
 *
 * @param processors as many as the JVM may use
 * @param loadBefore the system's load average when the load had ended: what else ran shows here
 */
public record Machine(
        String processor,
        int processors,
        String memory,
        String system,
        String java,
        String postgres,
        String settings,
        String size,
        double loadBefore) {

    private static final List<String> SETTINGS =
            List.of(
                    "fsync",
                    "synchronous_commit",
                    "full_page_writes",
                    "shared_buffers",
                    "effective_cache_size",
                    "work_mem",
                    "random_page_cost",
                    "max_connections",
                    "jit");

    /**
     * This machine.
     *
     * @param connections as PostgreSQL is set for who says nothing else, which see the read models
     */
    public static Machine with(DataSource connections) {
        JdbcClient tables = JdbcClient.create(connections);
        return new Machine(
                line("/proc/cpuinfo", "model name"),
                Runtime.getRuntime().availableProcessors(),
                line("/proc/meminfo", "MemTotal"),
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                System.getProperty("java.runtime.version"),
                tables.sql("select split_part(version(), ' on ', 1)").query(String.class).single(),
                SETTINGS.stream()
                        .map(name -> name + " = " + setting(tables, name))
                        .collect(Collectors.joining(", ")),
                tables.sql(
                                """
                                select pg_size_pretty(sum(pg_total_relation_size(c.oid)))
                                from pg_class c
                                where relkind = 'r' and relnamespace = current_schema()::regnamespace
                                """)
                        .query(String.class)
                        .single(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    /** The sentence that stands above figures. */
    public String told(Instant at) {
        return "%s, %d processors, %s, %s, Java %s; load average at the end %.1f; %s. %s: %s.\n"
                .formatted(
                        processor,
                        processors,
                        memory,
                        system,
                        java,
                        loadBefore,
                        at.truncatedTo(ChronoUnit.MINUTES),
                        postgres,
                        settings);
    }

    private static String setting(JdbcClient tables, String name) {
        return tables.sql("select current_setting(:name)")
                .param("name", name)
                .query(String.class)
                .single();
    }

    /** What Linux tells under a name; other systems tell nothing here. */
    private static String line(String file, String name) {
        Path path = Path.of(file);
        if (!Files.isReadable(path)) {
            return "unknown";
        }
        try {
            return Files.readAllLines(path).stream()
                    .filter(each -> each.startsWith(name))
                    .map(each -> each.substring(each.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
