package com.bluesky.charging.app.database;

import com.bluesky.charging.app.StartRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The PostgreSQL that a killed application left running. It is ended before the next one starts,
 * and nothing else is: the process must be a postgres and of this very cluster, because its number
 * may have been given to another process since.
 */
final class LeftOverServer {

    private static final Duration BY_ITSELF = Duration.ofSeconds(10);
    private static final Duration BY_FORCE = Duration.ofSeconds(10);

    private LeftOverServer() {}

    static void end(Path cluster) throws IOException {
        Path pidFile = cluster.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        Optional<ProcessHandle> left =
                firstLine(pidFile)
                        .flatMap(ProcessHandle::of)
                        .filter(process -> isServerOf(process, cluster));
        if (left.isPresent()) {
            end(left.get());
        }
        // Only a clean end removes it, and a new server refuses to start while its number is used.
        Files.deleteIfExists(pidFile);
    }

    private static Optional<Long> firstLine(Path pidFile) throws IOException {
        return Files.readAllLines(pidFile).stream()
                .findFirst()
                .map(String::strip)
                .filter(line -> line.matches("\\d{1,18}"))
                .map(Long::parseLong);
    }

    private static boolean isServerOf(ProcessHandle process, Path cluster) {
        List<String> arguments = process.info().arguments().map(Arrays::asList).orElse(List.of());
        return process.info()
                        .command()
                        .map(command -> Path.of(command).endsWith("postgres"))
                        .orElse(false)
                && arguments.contains(cluster.toString());
    }

    private static void end(ProcessHandle process) {
        // Its clients are gone with the application, so it ends as soon as it is asked.
        process.destroy();
        if (!hasEnded(process, BY_ITSELF)) {
            process.destroyForcibly();
            if (!hasEnded(process, BY_FORCE)) {
                throw new StartRefused(
                        "The PostgreSQL that was left running (process %d) does not end."
                                .formatted(process.pid()));
            }
        }
    }

    private static boolean hasEnded(ProcessHandle process, Duration atMost) {
        try {
            process.onExit().get(atMost.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
