package com.bluesky.charging.bench.piles;

import com.bluesky.charging.bench.rig.BenchFailed;
import com.bluesky.charging.bench.rig.BenchServer;
import com.bluesky.charging.bench.rig.Benchmark;
import com.bluesky.charging.bench.rig.Machine;
import com.bluesky.charging.bench.rig.Options;
import com.bluesky.charging.security.DevicePasswords;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What ten thousand linked piles that say nothing but heartbeats take of the server's memory, and
 * how fast they are linked. Their passwords are issued by the vault itself, without a registration:
 * a link needs no more.
 */
public final class IdleBenchmark implements Benchmark {

    public static final String NAME = "idle";

    private static final String USAGE = "[--piles=10000] [--seconds=20]";

    private static final String LINKING = "--linking";

    private static final int PILES = 10_000;

    /** A node takes no more connections than that, and some are of the warm-up. */
    private static final int PILES_MAX = 14_000;

    private static final int SECONDS_MAX = 600;
    private static final int PORT_MAX = 65_535;

    /** Piles that come and go before anything is counted, so that what they need is there. */
    private static final int WARM_UP_PILES = 500;

    private static final int GONE_WITHIN_SECONDS = 30;
    private static final int BYTES_PER_KIB = 1_024;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String usage() {
        return USAGE + "  memory of piles that are linked and silent";
    }

    @Override
    public void run(List<String> arguments, PrintStream out) throws InterruptedException {
        Options options =
                Options.of(NAME, USAGE, Set.of("--piles", "--seconds", LINKING), arguments);
        int port = options.number(LINKING, 0, 0, PORT_MAX);
        if (port > 0) {
            SilentPiles.run(port, out);
            return;
        }
        Figures figures =
                measure(
                        options.number("--piles", PILES, 1, PILES_MAX),
                        options.number("--seconds", 20, 1, SECONDS_MAX),
                        out);
        out.println();
        out.print(figures.text());
    }

    /**
     * What was measured.
     *
     * @param linked how many leases the server holds for them at the end
     */
    record Figures(
            int piles, int linked, long linkedMillis, long heapBytes, Machine machine, Instant at) {

        double heapKibEach() {
            return (double) heapBytes / BYTES_PER_KIB / piles;
        }

        String text() {
            return machine.told(at)
                    + """

                    | piles | links/s | live heap each, KiB |
                    |---|---|---|
                    | %,d | %,.0f | %.2f |
                    """
                            .formatted(piles, piles * 1_000.0 / linkedMillis, heapKibEach());
        }
    }

    static Figures measure(int piles, int seconds, PrintStream out) throws InterruptedException {
        int port = BenchServer.freePort();
        out.println("Starting the application on a fresh PostgreSQL.");
        try (BenchServer server = BenchServer.start(_ -> {}, "bluesky.pile-port=" + port)) {
            JdbcClient tables = JdbcClient.create(server.readModel());
            DevicePasswords passwords = server.bean(DevicePasswords.class);
            try (Piles warmUp = Piles.link(WARM_UP_PILES, "warm", passwords, port)) {
                out.printf("%d piles came first, in %d ms.%n", WARM_UP_PILES, warmUp.millis());
            }
            awaitGone(tables);
            long heapBefore = liveHeapBytes();
            out.printf("Linking %,d piles.%n", piles);
            try (Piles all = Piles.link(piles, "idle", passwords, port)) {
                TimeUnit.SECONDS.sleep(seconds);
                long heap = liveHeapBytes() - heapBefore;
                return new Figures(
                        piles,
                        online(tables),
                        all.millis(),
                        heap,
                        Machine.with(tables),
                        Instant.now());
            }
        }
    }

    private static int online(JdbcClient tables) {
        return tables.sql("select count(*) from pile.link where node is not null")
                .query(Integer.class)
                .single();
    }

    private static void awaitGone(JdbcClient tables) throws InterruptedException {
        long giveUpNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(GONE_WITHIN_SECONDS);
        while (online(tables) > 0) {
            if (System.nanoTime() > giveUpNanos) {
                throw new BenchFailed("Piles that left are still linked.");
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    /** What is left after all that nobody needs was thrown away, twice: some of it waits. */
    private static long liveHeapBytes() {
        System.gc();
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    /** A process of piles that are linked. */
    private static final class Piles implements AutoCloseable {

        private final Process process;
        private final long millis;

        private Piles(Process process, long millis) {
            this.process = process;
            this.millis = millis;
        }

        static Piles link(int count, String name, DevicePasswords passwords, int port) {
            try {
                Process process =
                        new ProcessBuilder(command(port))
                                .redirectError(ProcessBuilder.Redirect.INHERIT)
                                .start();
                PrintWriter devices =
                        new PrintWriter(process.getOutputStream(), false, StandardCharsets.UTF_8);
                for (int i = 0; i < count; i++) {
                    String deviceId = "dev-%s-%d".formatted(name, i);
                    devices.println(deviceId + " " + passwords.issue(deviceId));
                }
                devices.println(SilentPiles.ALL);
                devices.flush();
                return new Piles(process, linkedMillis(process));
            } catch (IOException e) {
                throw new BenchFailed("The piles have no process: " + e.getMessage(), e);
            }
        }

        private static long linkedMillis(Process process) throws IOException {
            BufferedReader said =
                    new BufferedReader(
                            new InputStreamReader(
                                    process.getInputStream(), StandardCharsets.UTF_8));
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                if (line.startsWith(SilentPiles.LINKED_MILLIS)) {
                    return Long.parseLong(line.substring(SilentPiles.LINKED_MILLIS.length()));
                }
            }
            throw new BenchFailed("Not all piles were linked.");
        }

        /** As this process was started: from the archive, or from classes. */
        private static List<String> command(int port) {
            String classes = System.getProperty("java.class.path");
            List<String> command = new ArrayList<>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx512m"));
            if (classes.endsWith(".jar") && !classes.contains(File.pathSeparator)) {
                command.addAll(List.of("-jar", classes));
            } else {
                command.addAll(List.of("-cp", classes, "com.bluesky.charging.app.Bluesky"));
            }
            command.addAll(List.of("bench", NAME, LINKING + "=" + port));
            return command;
        }

        long millis() {
            return millis;
        }

        @Override
        public void close() {
            process.destroy();
            try {
                process.waitFor();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
