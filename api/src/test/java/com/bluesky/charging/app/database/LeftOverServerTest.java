package com.bluesky.charging.app.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bluesky.charging.app.StartRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The programs here are shells that bear the name of a PostgreSQL server and wait. */
class LeftOverServerTest {

    @TempDir Path folder;

    private final List<Process> processes = new ArrayList<>();
    private Path cluster;
    private Path pidFile;

    @BeforeEach
    void make() throws Exception {
        cluster = Files.createDirectories(folder.resolve("cluster"));
        pidFile = cluster.resolve("postmaster.pid");
    }

    @AfterEach
    void end() throws Exception {
        for (Process process : processes) {
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    void a_postgres_that_works_in_the_cluster_is_ended_whatever_path_led_it_there()
            throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("link"), cluster);
        Process left = postgresIn(link);
        Files.writeString(pidFile, left.pid() + "\n");

        LeftOverServer.end(cluster);

        assertThat(left.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(pidFile).doesNotExist();
    }

    @Test
    void one_for_a_single_user_is_ended_too() throws Exception {
        Process left = postgresIn(cluster);
        Files.writeString(pidFile, "-" + left.pid() + "\n");

        LeftOverServer.end(cluster);

        assertThat(left.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void a_postgres_of_another_cluster_is_left_alone() throws Exception {
        Process other = postgresIn(Files.createDirectory(folder.resolve("other")));
        Files.writeString(pidFile, other.pid() + "\n");

        LeftOverServer.end(cluster);

        assertThat(other.isAlive()).isTrue();
        assertThat(pidFile).doesNotExist();
    }

    @Test
    void one_that_may_be_of_this_cluster_is_neither_ended_nor_ignored() throws Exception {
        Path gone = Files.createDirectory(folder.resolve("gone"));
        Process unknown = postgresIn(gone);
        Files.delete(gone);
        Files.writeString(pidFile, unknown.pid() + "\n");

        assertThatThrownBy(() -> LeftOverServer.end(cluster))
                .isInstanceOf(StartRefused.class)
                .hasMessage(
                        "A PostgreSQL (process %d) may still be running on %s; end it first."
                                .formatted(unknown.pid(), cluster));

        assertThat(unknown.isAlive()).isTrue();
        assertThat(pidFile).exists();
    }

    private Process postgresIn(Path directory) throws IOException {
        Path program = folder.resolve("postgres");
        if (!Files.exists(program)) {
            Files.copy(Path.of("/bin/sh").toRealPath(), program);
        }
        Process process =
                new ProcessBuilder(program.toString(), "-c", "echo works; read ended")
                        .directory(directory.toFile())
                        .start();
        processes.add(process);
        // It has said so, and is therefore no longer on its way there.
        assertThat(process.inputReader().readLine()).isEqualTo("works");
        return process;
    }
}
