package com.bluesky.charging.bench.piles;

import com.bluesky.charging.bench.rig.BenchFailed;
import com.bluesky.charging.bench.rig.BenchServer;
import com.bluesky.charging.bench.rig.Benchmark;
import com.bluesky.charging.bench.rig.Client;
import com.bluesky.charging.bench.rig.Client.Identity;
import com.bluesky.charging.bench.rig.EventSample;
import com.bluesky.charging.bench.rig.Latencies;
import com.bluesky.charging.bench.rig.Machine;
import com.bluesky.charging.bench.rig.Options;
import com.bluesky.charging.bench.rig.RawInsert;
import com.bluesky.charging.bench.rig.Verdict;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How long it takes from the request that starts a charge until its pile is asked to, when nothing
 * else is going on.
 */
public final class StartBenchmark implements Benchmark {

    public static final String NAME = "start";

    private static final String USAGE = "[--charges=200]";

    private static final int CHARGES_MAX = 10_000;

    /** So many piles take turns. */
    private static final int PILES = 8;

    /** Charges that are not counted: until then nothing is compiled. */
    private static final int WARM_UP_CHARGES = 500;

    private static final Duration LIMIT_TIME = Duration.ofSeconds(2);

    private static final long AIM_P50_MICROS = 15_000;
    private static final long AIM_P99_MICROS = 50_000;

    private static final int LOOK_MILLIS = 10;
    private static final long SETTLED_WITHIN_NANOS = TimeUnit.SECONDS.toNanos(20);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String usage() {
        return USAGE + "  from the request of a charge to its pile, on an idle system";
    }

    @Override
    public List<Verdict> run(List<String> arguments, PrintStream out) throws InterruptedException {
        int charges =
                Options.of(NAME, USAGE, Set.of("--charges"), arguments)
                        .number("--charges", 200, 1, CHARGES_MAX);
        Figures figures = measure(WARM_UP_CHARGES, charges, out);
        out.println();
        out.print(figures.text());
        return figures.verdicts();
    }

    /**
     * What was measured.
     *
     * @param starts from the request to the pile
     * @param answers from the request to its own answer
     * @param commitMicros a row inserted and committed by JDBC alone, one after the other
     */
    record Figures(
            Latencies starts, Latencies answers, double commitMicros, Machine machine, Instant at) {

        /** How many single commits a start could have waited for: less is better. */
        double commits() {
            return starts.p50Micros() / commitMicros;
        }

        List<Verdict> verdicts() {
            String what = "request to pile, ";
            return List.of(
                    Verdict.of(
                            what + "p50",
                            Latencies.millis(starts.p50Micros()) + " ms",
                            1 / commits(),
                            "< %s ms".formatted(Latencies.millis(AIM_P50_MICROS)),
                            starts.p50Micros() < AIM_P50_MICROS),
                    Verdict.of(
                            what + "p99",
                            Latencies.millis(starts.p99Micros()) + " ms",
                            "< %s ms".formatted(Latencies.millis(AIM_P99_MICROS)),
                            starts.p99Micros() < AIM_P99_MICROS));
        }

        String text() {
            return machine.told(at)
                    + """

                    | | charges | p50 ms | p99 ms | max ms |
                    |---|---|---|---|---|
                    %s%s
                    A row inserted and committed by JDBC alone takes %.2f ms; the ratio of that to the start at p50 is %.3f.
                    """
                            .formatted(
                                    row("request → RemoteStartTransaction at the pile", starts),
                                    row("request → its answer 202", answers),
                                    commitMicros / 1_000,
                                    1 / commits());
        }

        private static String row(String name, Latencies times) {
            return "| %s | %d | %s | %s | %s |\n"
                    .formatted(
                            name,
                            times.count(),
                            Latencies.millis(times.p50Micros()),
                            Latencies.millis(times.p99Micros()),
                            Latencies.millis(times.maxMicros()));
        }
    }

    static Figures measure(int warmUp, int charges, PrintStream out) throws InterruptedException {
        int port = BenchServer.freePort();
        out.println("Starting the application on a fresh PostgreSQL.");
        try (BenchServer server = BenchServer.start(_ -> {}, "bluesky.pile-port=" + port);
                Client client = new Client(server)) {
            JdbcClient tables = JdbcClient.create(server.readModel());
            Fleet fleet = Fleet.of(PILES, server, client);
            List<StartedPile> piles =
                    fleet.piles().stream().map(pile -> StartedPile.link(pile, port)).toList();
            out.printf("Starting %d charges to warm up, and %d that count.%n", warmUp, charges);
            List<Long> starts = new ArrayList<>();
            List<Long> answers = new ArrayList<>();
            for (int i = 0; i < warmUp + charges; i++) {
                if (i == warmUp) {
                    starts.clear();
                    answers.clear();
                }
                start(fleet.customer(), piles.get(i % PILES), starts, answers);
            }
            double perSecond =
                    RawInsert.perSecond(
                            server.readModel(),
                            EventSample.latest(tables, "order.ChargingStarting"),
                            1,
                            LIMIT_TIME);
            Machine machine = Machine.with(server.ownConnections());
            piles.forEach(StartedPile::close);
            return new Figures(
                    Latencies.of(starts),
                    Latencies.of(answers),
                    TimeUnit.SECONDS.toMicros(1) / perSecond,
                    machine,
                    Instant.now());
        }
    }

    /** The next one begins when this one is settled, so each finds an idle system. */
    private static void start(
            Identity customer, StartedPile pile, List<Long> starts, List<Long> answers)
            throws InterruptedException {
        long begun = System.nanoTime();
        String orderId =
                customer.post(
                                "/v1/orders",
                                Map.of(
                                        "deviceId",
                                        pile.pile().deviceId(),
                                        "connectorId",
                                        1,
                                        "userId",
                                        pile.pile().userId()))
                        .path("orderId")
                        .asString();
        answers.add(System.nanoTime() - begun);
        starts.add(pile.awaitAskedNanos() - begun);
        pile.awaitEnded();
        while (!customer.get("/v1/orders/" + orderId).path("status").asString().equals("SETTLED")) {
            if (System.nanoTime() - begun > SETTLED_WITHIN_NANOS) {
                throw new BenchFailed(orderId + " is not settled.");
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
        // The hold and the connector of the charge are given back a moment later.
        TimeUnit.MILLISECONDS.sleep(2 * LOOK_MILLIS);
    }
}
