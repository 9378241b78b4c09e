package com.bluesky.charging.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.bluesky.charging.app.DataDirectory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherTest {

    private static final Path LAUNCHER = Path.of("..", "bluesky").toAbsolutePath().normalize();

    @TempDir private Path folder;

    /** How a run of the launcher ended, with everything that it printed. */
    record Outcome(int status, String printed) {}

    @Test
    void help_shows_the_words_it_knows() throws Exception {
        Outcome help = launch("help");

        assertThat(help.status()).isZero();
        assertThat(help.printed()).contains("start", "demo", "BLUESKY_DATA");
        assertThat(launch()).isEqualTo(help);
    }

    @Test
    void unknown_words_and_options_get_one_line() throws Exception {
        isRefused(launch("fly"), 2, "fly");
        isRefused(launch("start", "--fast"), 2, "--fast");
        isRefused(launch("demo", "twice"), 2, "twice");
    }

    @Test
    void a_data_directory_that_is_a_file_gets_one_line() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));

        isRefused(launchOn(file, "start"), 1, "is not a directory");
        isRefused(launchOn(file.resolve("below"), "start"), 1, "cannot be written");
    }

    @Test
    void a_machine_without_a_suitable_jdk_gets_one_line() throws Exception {
        Path noJdk = Files.createDirectory(folder.resolve("jdk"));

        Outcome start =
                run(
                        LAUNCHER,
                        Map.of("JAVA_HOME", "", "BLUESKY_JDK_FOLDERS", noJdk.toString()),
                        "start");

        isRefused(start, 1, "JDK 25 or later is needed");
    }

    @Test
    void nothing_is_built_under_a_running_server() throws Exception {
        // A home of its own, in which nothing is built yet and nothing could be.
        Path home = Files.createDirectory(folder.resolve("home"));
        Path launcher = Files.copy(LAUNCHER, home.resolve("bluesky"));
        Files.createDirectory(home.resolve(".mvn"));
        Files.copy(LAUNCHER.resolveSibling(".mvn/jdk.sh"), home.resolve(".mvn/jdk.sh"));
        Path data = folder.resolve("data");

        try (DataDirectory held = DataDirectory.hold(data)) {
            isRefused(
                    run(launcher, Map.of("BLUESKY_DATA", held.path().toString()), "start"),
                    1,
                    "process %d".formatted(ProcessHandle.current().pid()));
        }
        Files.writeString(data.resolve(".lock"), Long.toString(endedProcess()));
        assertThat(run(launcher, Map.of("BLUESKY_DATA", data.toString()), "start").printed())
                .contains("Building Bluesky");
    }

    private static long endedProcess() throws IOException, InterruptedException {
        Process process = new ProcessBuilder("true").start();
        process.waitFor();
        return process.pid();
    }

    private static void isRefused(Outcome outcome, int status, String reason) {
        assertThat(outcome.status()).isEqualTo(status);
        assertThat(outcome.printed()).hasLineCount(1).startsWith("bluesky: ").contains(reason);
    }

    private Outcome launch(String... words) throws Exception {
        return launchOn(folder.resolve("data"), words);
    }

    private static Outcome launchOn(Path data, String... words)
            throws IOException, InterruptedException {
        return run(LAUNCHER, Map.of("BLUESKY_DATA", data.toString()), words);
    }

    private static Outcome run(Path launcher, Map<String, String> environment, String... words)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String printed =
                new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return new Outcome(process.exitValue(), printed);
    }
}
