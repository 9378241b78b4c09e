package com.bluesky.charging.bench.store;

import com.bluesky.charging.bench.rig.BenchFailed;
import com.bluesky.charging.bench.rig.BenchServer;
import com.bluesky.charging.bench.rig.Benchmark;
import com.bluesky.charging.bench.rig.Callers;
import com.bluesky.charging.bench.rig.Callers.Caller;
import com.bluesky.charging.bench.rig.Callers.Done;
import com.bluesky.charging.bench.rig.EventSample;
import com.bluesky.charging.bench.rig.Machine;
import com.bluesky.charging.bench.rig.Options;
import com.bluesky.charging.bench.rig.RawInsert;
import com.bluesky.charging.bench.rig.Verdict;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Whether appending commands and reading the stream of an order stay as fast when there are ten and
 * a hundred times as many events.
 */
public final class GrowthBenchmark implements Benchmark {

    static final String NAME = "growth";

    static final String USAGE = "[--events=10000000] [--seconds=3] [--rounds=5]";

    /** Where it begins; each step has ten times as many. */
    static final int FIRST = 100_000;

    /** With one size alone nothing could be compared. */
    static final int LEAST = 10 * FIRST;

    /** Of the speed at the first size; less is not flat any more. */
    private static final double KEPT = 0.85;

    private static final String AIM = "≥ %.2f of the first".formatted(KEPT);

    private static final int EVENTS_MAX = 100_000_000;
    private static final int CALLERS = 32;

    /**
     * What is not compiled yet would make the first size look slow, and each size after it fast.
     */
    private static final Duration WARM_UP = Duration.ofSeconds(25);

    private static final String PROJECTION = "read.site";

    /** The store's own reader of the tail has read what was filled in when the JVM is idle. */
    private static final double IDLE_CPU = 0.1;

    private static final Duration IDLE_AT_MOST = Duration.ofMinutes(30);

    /** Of these some are charging, and commands and clients read their streams most. */
    private static final int LATEST = 2_000;

    /**
     * How fast it is with so many events; the medians of the rounds.
     *
     * @param limitPerSecond rows inserted and committed by JDBC alone, into a table of their own
     *     that is small: what the machine does right afterwards
     * @param latestPerSecond streams of the latest orders that were read
     * @param anyPerSecond streams of orders that were read, old and new
     */
    record Line(
            long events,
            double commandsPerSecond,
            double limitPerSecond,
            double latestPerSecond,
            double anyPerSecond) {

        double commandsOfLimit() {
            return commandsPerSecond / limitPerSecond;
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String usage() {
        return USAGE + "  append and read at 10^5, 10^6, 10^7 events; long, run on its own";
    }

    @Override
    public List<Verdict> run(List<String> arguments, PrintStream out) throws InterruptedException {
        Options options =
                Options.of(NAME, USAGE, Set.of("--events", "--seconds", "--rounds"), arguments);
        int most = options.number("--events", 10_000_000, LEAST, EVENTS_MAX);
        int seconds = options.number("--seconds", 3, 1, AppendOptions.SECONDS_MAX);
        int rounds = options.number("--rounds", 5, 1, AppendOptions.ROUNDS_MAX);
        out.println("Warming up with another store.");
        try (BenchServer other = BenchServer.start(_ -> {})) {
            new Run(other, WARM_UP, 1, out).with(FIRST);
        }
        try (BenchServer server = BenchServer.start(_ -> {})) {
            Run run = new Run(server, Duration.ofSeconds(seconds), rounds, out);
            List<Line> lines = new ArrayList<>();
            for (int events = FIRST; events <= most; events *= 10) {
                lines.add(run.with(events));
            }
            out.println();
            out.print(Machine.with(server.ownConnections()).told(Instant.now()));
            out.print(table(lines));
            return verdicts(lines);
        }
    }

    /** What is left of the first size's speed at each other size. */
    static List<Verdict> verdicts(List<Line> lines) {
        Line first = lines.getFirst();
        List<Verdict> verdicts = new ArrayList<>();
        for (Line line : lines.subList(1, lines.size())) {
            String at = " at %,d events".formatted(line.events());
            verdicts.add(
                    verdict(
                            "commands/s" + at,
                            line.commandsPerSecond(),
                            first.commandsPerSecond()));
            verdicts.add(
                    Verdict.of(
                            "commands" + at + " of the limit right afterwards",
                            "%.2f of the first"
                                    .formatted(line.commandsOfLimit() / first.commandsOfLimit()),
                            line.commandsOfLimit(),
                            AIM,
                            line.commandsOfLimit() >= KEPT * first.commandsOfLimit()));
            verdicts.add(
                    verdict(
                            "latest orders read/s" + at,
                            line.latestPerSecond(),
                            first.latestPerSecond()));
            verdicts.add(
                    verdict("any orders read/s" + at, line.anyPerSecond(), first.anyPerSecond()));
        }
        return verdicts;
    }

    private static Verdict verdict(String what, double perSecond, double first) {
        double kept = perSecond / first;
        return Verdict.of(
                what, "%,.0f, %.2f of the first".formatted(perSecond, kept), AIM, kept >= KEPT);
    }

    static String table(List<Line> lines) {
        Line first = lines.getFirst();
        StringBuilder text =
                new StringBuilder(
                        """

                        | events | commands/s | of the first | raw inserts/s | ratio | latest orders read/s | of the first | any orders read/s | of the first |
                        |---:|---:|---:|---:|---:|---:|---:|---:|---:|
                        """);
        for (Line line : lines) {
            text.append(
                    "| %,d | %,.0f | %.2f | %,.0f | %.2f | %,.0f | %.2f | %,.0f | %.2f |\n"
                            .formatted(
                                    line.events(),
                                    line.commandsPerSecond(),
                                    line.commandsPerSecond() / first.commandsPerSecond(),
                                    line.limitPerSecond(),
                                    line.commandsOfLimit(),
                                    line.latestPerSecond(),
                                    line.latestPerSecond() / first.latestPerSecond(),
                                    line.anyPerSecond(),
                                    line.anyPerSecond() / first.anyPerSecond()));
        }
        return text.toString();
    }

    /** On one server, which grows. */
    private static final class Run {

        private final BenchServer server;
        private final Duration time;
        private final int rounds;
        private final PrintStream out;
        private final JdbcClient tables;
        private final Processors processors;
        private final EventStore events;
        private long orders;

        Run(BenchServer server, Duration time, int rounds, PrintStream out) {
            this.server = server;
            this.time = time;
            this.rounds = rounds;
            this.out = out;
            tables = JdbcClient.create(server.readModel());
            processors = new Processors(server, tables);
            events = server.bean(EventStore.class);
        }

        Line with(long size) throws InterruptedException {
            processors.stopAll();
            out.printf("Filling up to %,d events.%n", size);
            long wanted = size / ChargeEvents.EACH;
            new StoredOrders(server).fill(orders, wanted);
            orders = wanted;
            awaitIdle();
            processors.startAtHead(PROJECTION);
            // Uncounted: what was loaded last is what filled in, and not what commands need.
            append(time);
            processors.catchUp();
            List<Double> commands = new ArrayList<>();
            List<Double> latest = new ArrayList<>();
            List<Double> any = new ArrayList<>();
            for (int round = 0; round < rounds; round++) {
                commands.add(append(time).perSecond());
                processors.catchUp();
                latest.add(read(orders - LATEST, time).perSecond());
                any.add(read(0, time).perSecond());
            }
            // Last, because its rows would push those that are read out of PostgreSQL's buffers.
            List<Double> limit = new ArrayList<>();
            for (int round = 0; round < rounds; round++) {
                limit.add(RawInsert.perSecond(server.readModel(), sample(), CALLERS, time));
            }
            Line line =
                    new Line(size, median(commands), median(limit), median(latest), median(any));
            out.printf(
                    "%,d events: %,.0f commands/s, %,.0f of the latest orders read/s, %,.0f of any.%n",
                    size, line.commandsPerSecond(), line.latestPerSecond(), line.anyPerSecond());
            return line;
        }

        private Done append(Duration atMost) throws InterruptedException {
            CommandGateway commands = server.bean(CommandGateway.class);
            return Callers.during(
                    atMost, Stream.generate(() -> new SiteOwner(commands)).limit(CALLERS).toList());
        }

        /** An event as those are that the commands append. */
        private EventSample sample() {
            return EventSample.latest(tables, SiteOwner.CHANGED);
        }

        /** Reads streams of orders, numbered from the first on. */
        private Done read(long first, Duration atMost) throws InterruptedException {
            List<String> ids =
                    tables.sql(
                                    """
                                    SELECT 'ord-' || md5(floor(:first + random() * (:orders - :first))::bigint::text)::uuid
                                    FROM generate_series(1, 20000)
                                    """)
                            .param("first", first)
                            .param("orders", orders)
                            .query((row, _) -> row.getString(1))
                            .list();
            Caller reader =
                    () -> {
                        String id = ids.get(ThreadLocalRandom.current().nextInt(ids.size()));
                        long count = events.readEvents(id).asStream().count();
                        if (count != ChargeEvents.EACH) {
                            throw new BenchFailed(id + " has " + count + " events.");
                        }
                    };
            return Callers.during(atMost, Stream.generate(() -> reader).limit(CALLERS).toList());
        }

        private static double median(List<Double> figures) {
            return figures.stream()
                    .sorted(Comparator.naturalOrder())
                    .toList()
                    .get(figures.size() / 2);
        }

        private static void awaitIdle() throws InterruptedException {
            var system =
                    (com.sun.management.OperatingSystemMXBean)
                            ManagementFactory.getOperatingSystemMXBean();
            long begun = System.nanoTime();
            do {
                if (System.nanoTime() - begun > IDLE_AT_MOST.toNanos()) {
                    throw new BenchFailed("The application does not become idle.");
                }
                TimeUnit.SECONDS.sleep(2);
            } while (system.getProcessCpuLoad() > IDLE_CPU);
        }
    }
}
