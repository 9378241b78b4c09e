package com.bluesky.charging.bench.startup;

import com.bluesky.charging.bench.piles.ChargingWork;
import com.bluesky.charging.bench.rig.BenchFailed;
import com.bluesky.charging.bench.rig.Benchmark;
import com.bluesky.charging.bench.rig.Client;
import com.bluesky.charging.bench.rig.Client.Ask;
import com.bluesky.charging.bench.rig.Client.Identity;
import com.bluesky.charging.bench.rig.Load;
import com.bluesky.charging.bench.rig.Load.Request;
import com.bluesky.charging.bench.rig.Machine;
import com.bluesky.charging.bench.rig.Options;
import com.bluesky.charging.bench.rig.Resident;
import com.bluesky.charging.bench.rig.ScratchData;
import com.bluesky.charging.bench.rig.ServerProcess;
import com.bluesky.charging.bench.rig.Verdict;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

/**
 * How long {@code ./bluesky start} takes on data that is there, until the server says over HTTPS
 * that it is ready, and what its process has in memory then, after some work, and when it has had
 * nothing to do for a while: a JVM takes memory while that saves work and gives it back later. The
 * limit is its PostgreSQL alone on the same data, from start to first answer.
 */
public final class StartUpBenchmark implements Benchmark {

    public static final String NAME = "start-up";

    private static final String USAGE =
            "[--starts=5] [--requests=1000] [--piles=50] [--seconds=15]";

    /** What a server that has just started answers beside its compiling. */
    private static final int REQUESTS_PER_SECOND = 50;

    private static final Duration SETTLED_IN = Duration.ofSeconds(3);

    /** How long a server that has worked gets to give memory back. */
    private static final Duration QUIET_FOR = Duration.ofSeconds(30);

    private static final int KIB_PER_MIB = 1_024;
    private static final long BYTES_PER_KIB = 1_024;
    private static final long BYTES_PER_MB = 1_000_000;

    private static final Duration AIM_READY = Duration.ofSeconds(8);
    private static final long AIM_MB = 400;

    /** One start: ready, its processor time, memory 3 s later, and PostgreSQL's alone. */
    record Start(Duration toReady, Duration processor, Resident resident, Duration limit) {}

    /**
     * The figures.
     *
     * @param rested what was in memory when the last start had been ready for 3 s
     * @param worked the same right after requests and charges
     * @param quiet the same when there had been nothing to do since for {@link #QUIET_FOR}
     */
    record Figures(
            List<Start> starts,
            Resident rested,
            Resident worked,
            Resident quiet,
            long postgresKib) {

        Start median() {
            List<Start> sorted =
                    starts.stream().sorted(Comparator.comparing(Start::toReady)).toList();
            return sorted.get(sorted.size() / 2);
        }

        List<Verdict> verdicts() {
            Duration ready = median().toReady();
            long mib = quiet.allKib() / KIB_PER_MIB;
            return List.of(
                    Verdict.of(
                            "ready on existing data, median of %d".formatted(starts.size()),
                            seconds(ready) + " s",
                            ratio(),
                            "< %d s".formatted(AIM_READY.toSeconds()),
                            ready.compareTo(AIM_READY) < 0),
                    Verdict.of(
                            "resident %d s after the work".formatted(QUIET_FOR.toSeconds()),
                            mib + " MiB",
                            "< %d MB".formatted(AIM_MB),
                            quiet.allKib() * BYTES_PER_KIB < AIM_MB * BYTES_PER_MB));
        }

        /** The best of each, because noise only adds. */
        double ratio() {
            Duration ready = starts.stream().map(Start::toReady).min(Duration::compareTo).get();
            Duration limit = starts.stream().map(Start::limit).min(Duration::compareTo).get();
            return (double) limit.toNanos() / ready.toNanos();
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String usage() {
        return USAGE + "  time to ready on existing data, and memory then and after work";
    }

    @Override
    public List<Verdict> run(List<String> arguments, PrintStream out) throws InterruptedException {
        Options options =
                Options.of(
                        NAME,
                        USAGE,
                        Set.of("--starts", "--requests", "--piles", "--seconds"),
                        arguments);
        Figures figures =
                measure(
                        options.number("--starts", 5, 1, 100),
                        options.number("--requests", 1_000, 0, 1_000_000),
                        options.number("--piles", 50, 1, 1_000),
                        options.number("--seconds", 15, 1, 600),
                        out);
        print(figures, out);
        return figures.verdicts();
    }

    /**
     * Measures.
     *
     * @param out takes a line for each step
     */
    static Figures measure(int starts, int requests, int piles, int seconds, PrintStream out)
            throws InterruptedException {
        try (ScratchData data = new ScratchData()) {
            out.println("Making data: a first start, with the sandbox.");
            ServerProcess.start(data.path()).close();
            List<Start> measured = new ArrayList<>();
            for (int i = 1; i < starts; i++) {
                try (ServerProcess server = ServerProcess.start(data.path())) {
                    Thread.sleep(SETTLED_IN);
                    add(server, measured, out);
                }
            }
            try (ServerProcess server = ServerProcess.start(data.path())) {
                Thread.sleep(SETTLED_IN);
                add(server, measured, out);
                Resident rested = server.resident();
                work(server, requests, piles, seconds, out);
                Resident worked = server.resident();
                out.print(Machine.with(server.readModel()).told(Instant.now()));
                Thread.sleep(QUIET_FOR);
                return new Figures(
                        measured, rested, worked, server.resident(), server.postgresKib());
            } finally {
                // PostgreSQL alone needs the data for itself, so it comes after all starts.
                limits(data.path(), measured);
            }
        }
    }

    private static void add(ServerProcess server, List<Start> measured, PrintStream out) {
        Start start =
                new Start(
                        server.toReady(),
                        server.processorToReady(),
                        server.resident(),
                        Duration.ZERO);
        measured.add(start);
        out.printf("  ready after %s s%n", seconds(start.toReady()));
    }

    private static void limits(Path data, List<Start> measured) {
        // It tells each step; nothing else configures logging in this process.
        LoggingSystem.get(StartUpBenchmark.class.getClassLoader())
                .setLogLevel("io.zonky", LogLevel.OFF);
        measured.replaceAll(start ->
                new Start(start.toReady(), start.processor(), start.resident(), limit(data)));
    }

    /** PostgreSQL alone, with the settings of any start, until it has answered. */
    private static Duration limit(Path data) {
        Path home = data.resolve("postgres");
        long begunNanos = System.nanoTime();
        try (EmbeddedPostgres postgres =
                        EmbeddedPostgres.builder()
                                .setDataDirectory(home.resolve("cluster").toFile())
                                .setOverrideWorkingDirectory(home.resolve("server").toFile())
                                .setCleanDataDirectory(false)
                                .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
                                .setErrorRedirector(ProcessBuilder.Redirect.DISCARD)
                                .setConnectConfig("password", password(home))
                                .setServerConfig("fsync", "on")
                                .setServerConfig("synchronous_commit", "on")
                                .setServerConfig("unix_socket_directories", "")
                                .setServerConfig("max_connections", "250")
                                .start();
                Connection connection =
                        DriverManager.getConnection(
                                "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/postgres",
                                "postgres",
                                password(home))) {
            connection.isValid(1);
            return Duration.ofNanos(System.nanoTime() - begunNanos);
        } catch (IOException | SQLException e) {
            throw new BenchFailed("PostgreSQL does not start alone: " + e.getMessage(), e);
        }
    }

    private static String password(Path home) throws IOException {
        return Files.readString(home.resolve("password")).strip();
    }

    /** Reads of all kinds at a steady rate, and then piles that charge without a pause. */
    private static void work(
            ServerProcess server, int requests, int piles, int seconds, PrintStream out)
            throws InterruptedException {
        try (Client client = server.client()) {
            Identity customer = client.identity(server.apiKey("sandbox.json"));
            List<Request> reads = new ArrayList<>();
            for (String path :
                    List.of("/v1/sites", "/v1/devices", "/v1/orders", "/v1/price-plans")) {
                reads.add(_ -> customer.read("work", Ask.get(path)));
            }
            out.printf("Asking %,d times.%n", requests);
            new Load(REQUESTS_PER_SECOND).run(reads, requests / reads.size());
            out.printf("%d piles charge for %d s.%n", piles, seconds);
            out.printf(
                    "  %,.0f messages/s; all charges are settled.%n",
                    ChargingWork.run(server, client, piles, Duration.ofSeconds(seconds)));
        }
    }

    private static void print(Figures figures, PrintStream out) {
        out.println();
        out.println("| ready after | processor time | in memory 3 s later | PostgreSQL alone |");
        out.println("|---:|---:|---|---:|");
        figures.starts().forEach(start -> out.printf("| %s |%n", row(start)));
        out.printf("%nMedian: ready after %s s.%n", seconds(figures.median().toReady()));
        out.printf("Ratio to PostgreSQL alone, best of each: %.3f.%n", figures.ratio());
        out.printf("In memory 3 s after ready: %s.%n", figures.rested());
        out.printf("In memory right after the work: %s.%n", figures.worked());
        out.printf(
                "In memory after %d s without work: %s.%n", QUIET_FOR.toSeconds(), figures.quiet());
        out.printf("PostgreSQL's processes, apart: %d MiB.%n", figures.postgresKib() / KIB_PER_MIB);
    }

    private static String row(Start start) {
        return "%s s | %s s | %s | %s s"
                .formatted(
                        seconds(start.toReady()),
                        seconds(start.processor()),
                        start.resident(),
                        seconds(start.limit()));
    }

    private static String seconds(Duration time) {
        return "%d.%02d".formatted(time.toSeconds(), time.toMillisPart() / 10);
    }
}
