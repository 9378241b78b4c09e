package com.bluesky.charging.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person sees who starts the application where it cannot start: one line, and status 1. */
class StartTest {

    private static final int LIMIT_SECONDS = 120;

    @TempDir Path directory;

    @Test
    void a_data_directory_that_cannot_be_one() throws Exception {
        Path file = Files.createFile(directory.resolve("file"));

        assertThat(start(Map.of("BLUESKY_DATA", file.toString())))
                .isEqualTo("Cannot write the data directory " + file + ": it is not a directory.");
    }

    @Test
    void a_second_application_on_the_same_data_directory() throws Exception {
        try (DataDirectory held = DataDirectory.hold(directory)) {
            assertThat(start(Map.of()))
                    .isEqualTo(
                            "Another Bluesky is running on the data directory "
                                    + held.path()
                                    + ".");
        }
    }

    @Test
    void a_port_that_is_taken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());

            assertThat(start(Map.of("BLUESKY_PILE_PORT", port)))
                    .isEqualTo(
                            "Port %s for piles is taken; choose another with BLUESKY_PILE_PORT."
                                    .formatted(port));
        }
    }

    @Test
    void a_port_that_is_none() throws Exception {
        assertThat(start(Map.of("BLUESKY_PILE_PORT", "65536")))
                .isEqualTo("BLUESKY_PILE_PORT is not a port: '65536'.");
        assertThat(start(Map.of("BLUESKY_PORT", "https")))
                .isEqualTo("The setting bluesky.port cannot be understood: 'https'.");
    }

    @Test
    void a_silence_that_is_none() throws Exception {
        assertThat(start(Map.of("BLUESKY_DATABASE_SILENCE", "0s")))
                .isEqualTo("BLUESKY_DATABASE_SILENCE must be from 1 to 3600 seconds.");
        assertThat(start(Map.of("BLUESKY_DATABASE_SILENCE", "long")))
                .isEqualTo("The setting bluesky.database.silence cannot be understood: 'long'.");
    }

    @Test
    void an_outside_database_that_is_not_named_or_not_there() throws Exception {
        Map<String, String> outside = new HashMap<>(Map.of("SPRING_PROFILES_ACTIVE", "postgres"));
        assertThat(start(outside))
                .isEqualTo(
                        "The outside PostgreSQL is not named: set BLUESKY_DB_URL to"
                                + " jdbc:postgresql://host/database.");

        outside.put("BLUESKY_DB_URL", "jdbc:postgresql://localhost:1/nowhere");
        assertThat(start(outside))
                .startsWith(
                        "Cannot use the outside PostgreSQL at"
                                + " jdbc:postgresql://localhost:1/nowhere: ");
    }

    @Test
    void a_word_that_nobody_knows() throws Exception {
        assertThat(run(Map.of(), "stop"))
                .isEqualTo("Unknown: 'stop'. Known: bench, demo, rehearse, start.");
    }

    private String start(Map<String, String> environment) throws Exception {
        return run(environment, "start");
    }

    /** Runs the program to its end and gives all that it said. */
    private String run(Map<String, String> environment, String word) throws Exception {
        ProcessBuilder builder =
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Bluesky.class.getName(),
                        word);
        builder.environment().putAll(settings());
        builder.environment().putAll(environment);
        Path said = directory.resolveSibling(directory.getFileName() + ".log");
        Process process = builder.redirectErrorStream(true).redirectOutput(said.toFile()).start();
        try {
            assertThat(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(1);
            return Files.readString(said).strip();
        } finally {
            process.destroyForcibly();
            Files.deleteIfExists(said);
        }
    }

    private Map<String, String> settings() throws IOException {
        return Map.of(
                "BLUESKY_DATA",
                directory.toString(),
                "BLUESKY_PORT",
                freePort(),
                "BLUESKY_PILE_TLS_PORT",
                "off",
                "BLUESKY_PILE_PORT",
                "off");
    }

    private static String freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return Integer.toString(free.getLocalPort());
        }
    }
}
