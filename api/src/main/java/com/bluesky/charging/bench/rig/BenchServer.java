package com.bluesky.charging.bench.rig;

import com.bluesky.charging.app.ChargingApplication;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The real application on a fresh embedded PostgreSQL, as a start makes it, except that it has no
 * sandbox, listens to no piles, and counts nobody's requests. Closing it removes its data.
 */
public final class BenchServer implements AutoCloseable {

    private final ConfigurableApplicationContext context;
    private final Path data;
    private final int port;

    private BenchServer(ConfigurableApplicationContext context, Path data, int port) {
        this.context = context;
        this.data = data;
        this.port = port;
    }

    /** A port that nobody listens to, for a setting such as {@code bluesky.pile-port}. */
    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new BenchFailed("No port is free: " + e.getMessage(), e);
        }
    }

    /**
     * Starts it.
     *
     * @param additions what the benchmark registers in it
     * @param settings more of them, such as {@code bluesky.pile-port=9000}; they win
     */
    public static BenchServer start(Additions additions, String... settings) {
        try {
            Path data = Files.createTempDirectory("bluesky-bench");
            int port = freePort();
            System.setProperty("disable-axoniq-console-message", "true");
            SpringApplication application = new SpringApplication(ChargingApplication.class);
            application.setRegisterShutdownHook(true);
            application.addInitializers(
                    starting -> additions.registerWith((GenericApplicationContext) starting));
            return new BenchServer(application.run(arguments(data, port, settings)), data, port);
        } catch (IOException e) {
            throw new BenchFailed("No data directory can be made: " + e.getMessage(), e);
        }
    }

    private static String[] arguments(Path data, int port, String... settings) {
        return Stream.concat(
                        Stream.of(
                                "bluesky.data=" + data,
                                "bluesky.port=" + port,
                                "bluesky.pile-port=off",
                                "bluesky.pile-tls-port=off",
                                "bluesky.sandbox=false",
                                // A million orders are stored by one statement.
                                "bluesky.database.silence=1h",
                                "logging.level.com.bluesky=warn",
                                "bluesky.limits.key-requests-per-minute=" + Integer.MAX_VALUE,
                                "bluesky.limits.address-requests-per-minute=" + Integer.MAX_VALUE),
                        Stream.of(settings))
                // The last of a name would be added to the first: a list.
                .collect(
                        Collectors.toMap(
                                setting -> setting.split("=", 2)[0],
                                setting -> "--" + setting,
                                (_, last) -> last))
                .values()
                .toArray(String[]::new);
    }

    /** What a benchmark puts into the server before it starts. */
    @FunctionalInterface
    public interface Additions {

        void registerWith(GenericApplicationContext server);
    }

    /** A bean of the server: what no route tells. */
    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** The bean of this name. */
    public <T> T bean(Class<T> type, String name) {
        return context.getBean(name, type);
    }

    public String baseUrl() {
        return "https://localhost:" + port;
    }

    public Path caCertificate() {
        return data.resolve("tls/ca.pem");
    }

    public Path platformFile() {
        return data.resolve("platform.json");
    }

    /** What PostgreSQL tells about itself. */
    public Path postgresLog() {
        return data.resolve("postgres/postgres.log");
    }

    /** The connections of the queries. */
    public HikariDataSource readModel() {
        return context.getBean(HikariDataSource.class);
    }

    /** Connections apart from the server's, which see the read models; each is new. */
    public DataSource ownConnections() {
        HikariDataSource pool = readModel();
        DriverManagerDataSource own =
                new DriverManagerDataSource(
                        pool.getJdbcUrl(), pool.getUsername(), pool.getPassword());
        own.setSchema("read");
        return own;
    }

    @Override
    public void close() {
        context.close();
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The data of the benchmark stayed at " + data, e);
        }
    }
}
