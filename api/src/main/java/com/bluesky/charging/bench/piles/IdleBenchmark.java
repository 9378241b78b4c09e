package com.bluesky.charging.bench.piles;

import com.bluesky.charging.bench.rig.BenchFailed;
import com.bluesky.charging.bench.rig.BenchServer;
import com.bluesky.charging.bench.rig.Benchmark;
import com.bluesky.charging.bench.rig.Footprint;
import com.bluesky.charging.bench.rig.Machine;
import com.bluesky.charging.bench.rig.Options;
import com.bluesky.charging.bench.rig.Program;
import com.bluesky.charging.bench.rig.ScratchData;
import com.bluesky.charging.bench.rig.ServerProcess;
import com.bluesky.charging.bench.rig.Verdict;
import com.bluesky.charging.security.DevicePasswords;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What ten thousand linked piles that say nothing but heartbeats take of the server's memory, and
 * how fast they are linked. Their passwords are issued by the vault itself, without a registration:
 * a link needs no more.
 *
 * <p>The server is a process of its own, and so are the piles: each may have only so many open
 * files.
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

    private static final double AIM_HEAP_KIB = 5;
    private static final double AIM_RESIDENT_KIB = 20;
    private static final int AIM_LINKS_PER_SECOND = 1_000;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String usage() {
        return USAGE + "  memory of piles that are linked and silent";
    }

    @Override
    public List<Verdict> run(List<String> arguments, PrintStream out) throws InterruptedException {
        Options options =
                Options.of(NAME, USAGE, Set.of("--piles", "--seconds", LINKING), arguments);
        int port = options.number(LINKING, 0, 0, PORT_MAX);
        if (port > 0) {
            SilentPiles.run(port, out);
            return List.of();
        }
        Figures figures =
                measure(
                        options.number("--piles", PILES, 1, PILES_MAX),
                        options.number("--seconds", 20, 1, SECONDS_MAX),
                        out);
        out.println();
        out.print(figures.text());
        return figures.verdicts();
    }

    /**
     * What was measured.
     *
     * @param linked how many leases the server holds for them at the end
     * @param each what a pile costs the server
     */
    record Figures(
            int piles, int linked, long linkedMillis, Footprint each, Machine machine, Instant at) {

        double linksPerSecond() {
            return piles * 1_000.0 / linkedMillis;
        }

        List<Verdict> verdicts() {
            return List.of(
                    Verdict.of(
                            "live heap of a pile",
                            "%.2f KiB".formatted(each.heapKib()),
                            "≤ %.0f KiB".formatted(AIM_HEAP_KIB),
                            each.heapKib() <= AIM_HEAP_KIB),
                    Verdict.of(
                            "resident memory of a pile",
                            "%.2f KiB".formatted(each.residentKib()),
                            "≤ %.0f KiB".formatted(AIM_RESIDENT_KIB),
                            each.residentKib() <= AIM_RESIDENT_KIB),
                    Verdict.of(
                            "linking %,d piles".formatted(piles),
                            "%,.0f links/s".formatted(linksPerSecond()),
                            "≥ %,d links/s".formatted(AIM_LINKS_PER_SECOND),
                            linksPerSecond() >= AIM_LINKS_PER_SECOND));
        }

        String text() {
            return machine.told(at)
                    + """

                    | piles | links/s | live heap each, KiB | resident each, KiB: that and what is outside of the heap |
                    |---|---|---|---|
                    | %,d | %,.0f | %.2f | %.2f |
                    """
                            .formatted(piles, linksPerSecond(), each.heapKib(), each.residentKib());
        }
    }

    static Figures measure(int piles, int seconds, PrintStream out) throws InterruptedException {
        try (ScratchData data = new ScratchData()) {
            out.printf("Issuing passwords to %,d piles.%n", piles);
            List<String> warmUp;
            List<String> silent;
            try (BenchServer issuer = BenchServer.start(_ -> {}, "bluesky.data=" + data.path())) {
                DevicePasswords passwords = issuer.bean(DevicePasswords.class);
                warmUp = devices(WARM_UP_PILES, "warm", passwords);
                silent = devices(piles, "idle", passwords);
            }
            out.println("Starting the server.");
            try (ServerProcess server =
                    ServerProcess.start(Footprint.FIXED_HEAP, data.path(), "--no-sandbox")) {
                JdbcClient tables = JdbcClient.create(server.readModel());
                try (Piles first = Piles.link(warmUp, server.pilePort())) {
                    out.printf("%d piles came first, in %d ms.%n", WARM_UP_PILES, first.millis());
                }
                awaitGone(tables);
                Footprint before = Footprint.of(server);
                out.printf("Linking %,d piles.%n", piles);
                try (Piles all = Piles.link(silent, server.pilePort())) {
                    TimeUnit.SECONDS.sleep(seconds);
                    return new Figures(
                            piles,
                            online(tables),
                            all.millis(),
                            Footprint.of(server).ofEach(piles, before),
                            Machine.with(server.readModel()),
                            Instant.now());
                }
            }
        }
    }

    private static List<String> devices(int count, String name, DevicePasswords passwords) {
        return IntStream.range(0, count)
                .mapToObj(number -> "dev-%s-%d".formatted(name, number))
                .map(deviceId -> deviceId + " " + passwords.issue(deviceId))
                .toList();
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

    /** A process of piles that are linked. */
    private static final class Piles implements AutoCloseable {

        private static final List<String> JVM_OPTIONS =
                List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx512m");

        private static final long END_WITHIN_SECONDS = 30;

        private final Process process;
        private final long millis;

        private Piles(Process process, long millis) {
            this.process = process;
            this.millis = millis;
        }

        static Piles link(List<String> devices, int port) {
            try {
                Process process =
                        new ProcessBuilder(
                                        Program.command(
                                                JVM_OPTIONS,
                                                List.of("bench", NAME, LINKING + "=" + port)))
                                .redirectError(ProcessBuilder.Redirect.INHERIT)
                                .start();
                PrintWriter told =
                        new PrintWriter(process.getOutputStream(), false, StandardCharsets.UTF_8);
                devices.forEach(told::println);
                told.println(SilentPiles.ALL);
                told.flush();
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

        long millis() {
            return millis;
        }

        @Override
        public void close() {
            // There is nothing that it would have to put in order.
            process.destroyForcibly();
            try {
                if (!process.waitFor(END_WITHIN_SECONDS, TimeUnit.SECONDS)) {
                    throw new BenchFailed("The process of the piles does not end.");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
