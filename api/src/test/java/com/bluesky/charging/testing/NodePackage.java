package com.bluesky.charging.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Programs of Node.js in a folder of {@code api/src/test}, with the packages that its lock file
 * names. They are installed below {@code target} by the first test that needs them, and again when
 * the lock file has changed.
 */
public final class NodePackage {

    private static final int OLDEST_NODE = 20;
    private static final long PATIENCE_SECONDS = 180;

    private final Path source;
    private final Path installed;

    /**
     * How a program ended.
     *
     * @param printed what it wrote to its standard output
     */
    public record Outcome(int status, String printed) {}

    /**
     * The package of a folder.
     *
     * @param folder its name in {@code api/src/test}
     */
    public NodePackage(String folder) {
        source = Path.of("src", "test", folder);
        installed = Path.of("target", folder);
    }

    /** Where it is installed. */
    public Path folder() {
        install();
        return installed.toAbsolutePath();
    }

    /** Starts a program; its errors are those of the test's own process. */
    public Process start(String program) {
        install();
        try {
            return new ProcessBuilder("node", program)
                    .directory(installed.toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Runs a program to its end.
     *
     * @param environment what it has beside the environment of this process
     * @param command the program, below the folder, and its arguments
     */
    public Outcome run(Map<String, String> environment, List<String> command) {
        install();
        List<String> whole = new ArrayList<>(List.of("node"));
        whole.addAll(command);
        return execute("program", environment, whole);
    }

    /** One at a time: other objects, and other processes of the same build, need the same. */
    private void install() {
        synchronized (NodePackage.class) {
            try {
                Files.createDirectories(installed);
                try (FileChannel guard =
                                FileChannel.open(
                                        installed.resolve(".installing"),
                                        StandardOpenOption.CREATE,
                                        StandardOpenOption.WRITE);
                        FileLock _ = guard.lock()) {
                    boolean current = isCurrent();
                    copyChanged();
                    if (!current) {
                        checkVersion();
                        orThrow(
                                "npm",
                                "ci",
                                "--ignore-scripts",
                                "--no-audit",
                                "--no-fund",
                                "--prefer-offline");
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void copyChanged() throws IOException {
        try (var files = Files.newDirectoryStream(source, Files::isRegularFile)) {
            for (Path file : files) {
                Path copy = installed.resolve(source.relativize(file));
                if (!Files.exists(copy) || Files.mismatch(file, copy) >= 0) {
                    Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    /** npm writes its hidden lock file last, so an installation that was cut is done anew. */
    private boolean isCurrent() throws IOException {
        Path copy = installed.resolve("package-lock.json");
        return Files.exists(installed.resolve("node_modules/.package-lock.json"))
                && Files.exists(copy)
                && Files.mismatch(copy, source.resolve("package-lock.json")) < 0;
    }

    private void checkVersion() {
        String version = orThrow("node", "--version");
        int major = Integer.parseInt(version.strip().replaceFirst("^v(\\d+).*$", "$1"));
        if (major < OLDEST_NODE) {
            throw new IllegalStateException(
                    "The tests need Node.js %d or later; `node` on the path is %s."
                            .formatted(OLDEST_NODE, version.strip()));
        }
    }

    private String orThrow(String... command) {
        Outcome outcome = execute(command[0], Map.of(), List.of(command));
        if (outcome.status() != 0) {
            throw new IllegalStateException(
                    "%s failed: %s See %s."
                            .formatted(
                                    List.of(command), outcome.printed(), log(command[0], "err")));
        }
        return outcome.printed();
    }

    private Outcome execute(String name, Map<String, String> environment, List<String> command) {
        File output = log(name, "out");
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(command)
                            .directory(installed.toFile())
                            .redirectOutput(output)
                            .redirectError(log(name, "err"));
            builder.environment().putAll(environment);
            Process process = builder.start();
            process.getOutputStream().close();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException(command + " takes too long.");
            }
            return new Outcome(process.exitValue(), Files.readString(output.toPath()));
        } catch (IOException e) {
            throw new IllegalStateException(
                    ("The tests need Node.js %d or later with npm on the path: %s could not be"
                                    + " started.")
                            .formatted(OLDEST_NODE, command.getFirst()),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Of this process: others of the same build write beside it. */
    private File log(String name, String kind) {
        return installed
                .resolve("%s.%d.%s.log".formatted(name, ProcessHandle.current().pid(), kind))
                .toFile();
    }
}
