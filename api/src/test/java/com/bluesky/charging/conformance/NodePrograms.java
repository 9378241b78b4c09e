package com.bluesky.charging.conformance;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The programs of {@code api/src/test/node}, with the packages that their lock file names. They are
 * installed below {@code target} by the first test that needs them, and again when the lock file
 * has changed.
 */
final class NodePrograms {

    private static final Path SOURCE = Path.of("src", "test", "node");
    private static final Path INSTALLED = Path.of("target", "node");
    private static final int OLDEST_NODE = 18;
    private static final long PATIENCE_SECONDS = 180;

    private NodePrograms() {}

    /** Starts a program; its errors are those of the test's own process. */
    static Process start(String program) {
        install();
        try {
            return new ProcessBuilder("node", program)
                    .directory(INSTALLED.toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static synchronized void install() {
        try {
            Files.createDirectories(INSTALLED);
            boolean current = isCurrent();
            try (var files = Files.newDirectoryStream(SOURCE, "*.js*")) {
                for (Path file : files) {
                    Files.copy(
                            file,
                            INSTALLED.resolve(SOURCE.relativize(file)),
                            StandardCopyOption.REPLACE_EXISTING);
                }
            }
            if (!current) {
                checkVersion();
                run("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** npm writes its hidden lock file last, so an installation that was cut is done anew. */
    private static boolean isCurrent() throws IOException {
        Path copy = INSTALLED.resolve("package-lock.json");
        return Files.exists(INSTALLED.resolve("node_modules/.package-lock.json"))
                && Files.exists(copy)
                && Files.mismatch(copy, SOURCE.resolve("package-lock.json")) < 0;
    }

    private static void checkVersion() {
        String version = run("node", "--version");
        int major = Integer.parseInt(version.strip().replaceFirst("^v(\\d+).*$", "$1"));
        if (major < OLDEST_NODE) {
            throw new IllegalStateException(
                    "The conformance tests need Node.js %d or later; `node` on the path is %s."
                            .formatted(OLDEST_NODE, version.strip()));
        }
    }

    private static String run(String... command) {
        File output = INSTALLED.resolve(command[0] + ".log").toFile();
        try {
            Process process =
                    new ProcessBuilder(command)
                            .directory(INSTALLED.toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(output)
                            .start();
            process.getOutputStream().close();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException(List.of(command) + " takes too long.");
            }
            String said = Files.readString(output.toPath());
            if (process.exitValue() != 0) {
                throw new IllegalStateException(List.of(command) + " failed: " + said);
            }
            return said;
        } catch (IOException e) {
            throw new IllegalStateException(
                    ("The conformance tests need Node.js %d or later with npm on the path: %s"
                                    + " could not be started.")
                            .formatted(OLDEST_NODE, command[0]),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
