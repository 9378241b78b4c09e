package com.bluesky.charging.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.bluesky.charging.demo.Demo;
import com.bluesky.charging.testing.TestPostgres;
import com.bluesky.charging.testing.TestPostgres.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same application on a PostgreSQL that somebody else runs. */
class OutsidePostgresTest {

    @TempDir private Path directory;

    @Test
    void the_profile_postgres_does_the_main_job_without_a_database_of_its_own() throws Exception {
        TestDatabase database = TestPostgres.freshDatabase();
        Map<String, String> environment =
                Map.of(
                        "SPRING_PROFILES_ACTIVE", "postgres",
                        "BLUESKY_DB_URL", database.url(),
                        "BLUESKY_DB_USER", "postgres");
        try (ServerProcess server =
                ServerProcess.startEmpty(directory.resolve("data"), environment)) {
            ByteArrayOutputStream told = new ByteArrayOutputStream();
            PrintStream out = new PrintStream(told, true, StandardCharsets.UTF_8);

            assertThat(Demo.run(server.data(), out, out)).as("%s", told).isZero();
            assertThat(server.data().resolve("postgres")).doesNotExist();
        }
    }
}
