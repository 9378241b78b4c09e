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
 * may have been given to another process since. A postgres that may or may not be of this cluster
 * is neither ended nor ignored: two servers on one cluster would destroy it.
 */
final class LeftOverServer {

    private static final Duration BY_ITSELF = Duration.ofSeconds(10);
    private static final Duration BY_FORCE = Duration.ofSeconds(10);

    private enum Relation {
        OF_THIS_CLUSTER,
        OF_ANOTHER,
        UNKNOWN
    }

    private LeftOverServer() {}

    static void end(Path cluster) throws IOException {
        Path pidFile = cluster.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        Optional<ProcessHandle> holder =
                firstLine(pidFile)
                        .flatMap(ProcessHandle::of)
                        .filter(ProcessHandle::isAlive)
                        .filter(LeftOverServer::isPostgres);
        if (holder.isPresent()) {
            endIfOf(cluster, holder.get());
        }
        // Only a clean end removes it, and a new server refuses to start while its number is used.
        Files.deleteIfExists(pidFile);
    }

    private static Optional<Long> firstLine(Path pidFile) throws IOException {
        // A server for a single user puts a minus before its number.
        return Files.readAllLines(pidFile).stream()
                .findFirst()
                .map(line -> line.strip().replaceFirst("^-", ""))
                .filter(line -> line.matches("\\d{1,18}"))
                .map(Long::parseLong);
    }

    private static void endIfOf(Path cluster, ProcessHandle postgres) {
        switch (relation(cluster, postgres)) {
            case OF_THIS_CLUSTER -> end(postgres);
            case OF_ANOTHER -> {}
            case UNKNOWN ->
                    throw new StartRefused(
                            "A PostgreSQL (process %d) may still be running on %s; end it first."
                                    .formatted(postgres.pid(), cluster));
        }
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> Path.of(command).getFileName())
                // The system appends " (deleted)" when the program was replaced.
                .map(name -> name.toString().split(" ", 2)[0].equals("postgres"))
                .orElse(false);
    }

    /** A server works in its cluster, and names it among its arguments. */
    private static Relation relation(Path cluster, ProcessHandle postgres) {
        List<String> arguments = postgres.info().arguments().map(Arrays::asList).orElse(List.of());
        if (arguments.contains(cluster.toString())) {
            return Relation.OF_THIS_CLUSTER;
        }
        try {
            Path worksIn = Path.of("/proc", Long.toString(postgres.pid()), "cwd").toRealPath();
            return worksIn.equals(cluster.toRealPath())
                    ? Relation.OF_THIS_CLUSTER
                    : Relation.OF_ANOTHER;
        } catch (IOException e) {
            // Another user's process, or a system without such files.
            return Relation.UNKNOWN;
        }
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
