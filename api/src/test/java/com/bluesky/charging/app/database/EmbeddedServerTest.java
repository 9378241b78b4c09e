package com.bluesky.charging.app.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.BufferedReader;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class EmbeddedServerTest {

    @TempDir static Path binaries;

    @TempDir Path data;

    private final List<EmbeddedServer> servers = new ArrayList<>();

    @AfterEach
    void stop() {
        servers.forEach(EmbeddedServer::close);
    }

    @Test
    void what_it_acknowledges_is_on_the_disk() {
        JdbcClient sql = sql(start());

        assertThat(
                        List.of("fsync", "synchronous_commit", "full_page_writes").stream()
                                .map(name -> show(sql, name)))
                .containsOnly("on");
    }

    @Test
    void only_who_knows_the_password_gets_in_and_only_from_this_machine() throws Exception {
        EmbeddedServer server = start();

        assertThat(refused(server, null)).isEqualTo("08004");
        assertThat(refused(server, "wrong")).isEqualTo("28P01");
        assertThat(show(sql(server), "listen_addresses")).isEqualTo("127.0.0.1");
        assertThat(show(sql(server), "unix_socket_directories")).isEmpty();
        assertThat(Files.getPosixFilePermissions(data.resolve("postgres/password")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(Files.readString(data.resolve("postgres/cluster/pg_hba.conf")).lines())
                .noneMatch(line -> line.matches("[^#]*\\btrust\\b.*"));
    }

    @Test
    void after_the_application_was_killed_the_left_over_server_is_ended_and_its_rows_are_there()
            throws Exception {
        Process application = applicationThatWrites();
        long leftOver;
        try (BufferedReader said = application.inputReader()) {
            leftOver = Long.parseLong(said.readLine());
        } finally {
            application.destroyForcibly().waitFor();
        }
        assertThat(ProcessHandle.of(leftOver)).isPresent();

        EmbeddedServer server = start();

        assertThat(ProcessHandle.of(leftOver).filter(ProcessHandle::isAlive)).isEmpty();
        assertThat(sql(server).sql("SELECT said FROM acknowledged").query(String.class).single())
                .isEqualTo("stored");
    }

    @Test
    void a_process_that_merely_has_the_same_number_is_left_alone() throws Exception {
        start().close();
        Process innocent = new ProcessBuilder("sleep", "60").start();
        Files.writeString(data.resolve("postgres/cluster/postmaster.pid"), innocent.pid() + "\n");

        start();

        assertThat(innocent.isAlive()).isTrue();
        innocent.destroyForcibly().waitFor();
    }

    @Test
    void a_first_start_that_was_cut_short_anywhere_is_done_anew() throws Exception {
        EmbeddedServer whole = start();
        whole.close();
        servers.remove(whole);
        // As initdb leaves it when it ends after its control file, before the databases.
        Files.delete(data.resolve("postgres/cluster-finished"));
        Path cluster = data.resolve("postgres/cluster");
        Files.delete(cluster.resolve("postmaster.opts"));
        Files.delete(cluster.resolve("global/pg_filenode.map"));
        assertThat(cluster.resolve("global/pg_control")).exists();

        assertThat(show(sql(start()), "fsync")).isEqualTo("on");
        assertThat(data.resolve("postgres/cluster-finished")).exists();
    }

    @Test
    void a_cluster_that_was_used_is_kept_also_without_the_mark() throws Exception {
        EmbeddedServer first = start();
        sql(first).sql("CREATE TABLE kept (said text)").update();
        first.close();
        servers.remove(first);
        Files.delete(data.resolve("postgres/cluster-finished"));

        assertThat(sql(start()).sql("SELECT count(*) FROM kept").query(Long.class).single())
                .isZero();
    }

    private EmbeddedServer start() {
        EmbeddedServer server = EmbeddedServer.start(data, binaries);
        servers.add(server);
        return server;
    }

    private Process applicationThatWrites() throws Exception {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Dlogging.level.root=off",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Writer.class.getName(),
                        data.toString(),
                        binaries.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static JdbcClient sql(EmbeddedServer server) {
        return JdbcClient.create(
                new DriverManagerDataSource(server.url(), server.user(), server.password()));
    }

    private static String show(JdbcClient sql, String setting) {
        return sql.sql("SHOW " + setting).query(String.class).single();
    }

    private static @Nullable String refused(EmbeddedServer server, @Nullable String password) {
        Properties who = new Properties();
        who.setProperty("user", server.user());
        if (password != null) {
            who.setProperty("password", password);
        }
        SQLException refusal =
                catchThrowableOfType(
                        SQLException.class,
                        () -> {
                            try (Connection connection =
                                    DriverManager.getConnection(server.url(), who)) {
                                connection.isValid(1);
                            }
                        });
        return refusal.getSQLState();
    }

    /** Stores something, tells the number of its server's process, and waits to be killed. */
    static final class Writer {

        private Writer() {}

        public static void main(String[] arguments) throws Exception {
            Path data = Path.of(arguments[0]);
            // Whatever logs to the standard output must not stand before the number.
            PrintStream out = System.out;
            System.setOut(System.err);
            JdbcClient sql = sql(EmbeddedServer.start(data, Path.of(arguments[1])));
            sql.sql("CREATE TABLE acknowledged (said text)").update();
            sql.sql("INSERT INTO acknowledged VALUES ('stored')").update();
            Path pid = data.resolve("postgres/cluster/postmaster.pid");
            out.println(Files.readAllLines(pid).getFirst().strip());
            Thread.currentThread().join();
        }
    }
}
