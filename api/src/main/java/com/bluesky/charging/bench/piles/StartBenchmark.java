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
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/**
 * How long it takes from the request that starts a charge until its pile is asked to, when nothing
 * else is going on.
 */
public final class StartBenchmark implements Benchmark {

    public static final String NAME = "start";

    private static final String USAGE = "[--charges=200] [--warm-up=45]";

    private static final int CHARGES_MAX = 10_000;

    /** So many piles take turns. */
    private static final int PILES = 8;

    /** The first ones, while nothing is compiled yet, are told apart. */
    private static final int FIRST_CHARGES = 100;

    private static final int SECONDS_MAX = 600;

    /** After the warm-up, until the system is idle. */
    private static final int PAUSE_SECONDS = 2;

    private static final Duration LIMIT_TIME = Duration.ofSeconds(2);

    private static final long AIM_P50_MICROS = 15_000;
    private static final long AIM_P99_MICROS = 50_000;

    private static final int LOOK_MILLIS = 10;
    private static final long OVER_WITHIN_NANOS = TimeUnit.SECONDS.toNanos(20);

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
        Options options = Options.of(NAME, USAGE, Set.of("--charges", "--warm-up"), arguments);
        Figures figures =
                measure(
                        FIRST_CHARGES,
                        Duration.ofSeconds(options.number("--warm-up", 45, 1, SECONDS_MAX)),
                        options.number("--charges", 200, 1, CHARGES_MAX),
                        out);
        out.println();
        out.print(figures.text());
        return figures.verdicts();
    }

    /** What charges that began one after the other took. */
    private static final class Times {

        private final List<Long> startNanos = new ArrayList<>();
        private final List<Long> answerNanos = new ArrayList<>();

        Latencies starts() {
            return Latencies.of(startNanos);
        }

        Latencies answers() {
            return Latencies.of(answerNanos);
        }
    }

    /**
     * What was measured.
     *
     * @param first from the request to the pile, of the first charges since the server's start
     * @param starts from the request to the pile
     * @param answers from the request to its own answer
     * @param commitMicros a row inserted and committed by JDBC alone, one after the other
     */
    record Figures(
            Latencies first,
            Latencies starts,
            Latencies answers,
            double commitMicros,
            Machine machine,
            Instant at) {

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
                    %s%s%s
                    A row inserted and committed by JDBC alone takes %.2f ms; the ratio of that to the start at p50 is %.3f.
                    """
                            .formatted(
                                    row("request → RemoteStartTransaction at the pile", starts),
                                    row("request → its answer 202", answers),
                                    row("the first of a new server, request → pile", first),
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

    static Figures measure(int first, Duration warmUp, int charges, PrintStream out)
            throws InterruptedException {
        int port = BenchServer.freePort();
        out.println("Starting the application on a fresh PostgreSQL.");
        try (BenchServer server = BenchServer.start(_ -> {}, "bluesky.pile-port=" + port);
                Client client = new Client(server)) {
            JdbcClient tables = JdbcClient.create(server.readModel());
            Fleet fleet = Fleet.of(PILES, server, client);
            List<StartedPile> piles =
                    fleet.piles().stream().map(pile -> StartedPile.link(pile, port)).toList();
            out.printf("Starting %d charges, one after the other.%n", first);
            Times cold = oneByOne(fleet.customer(), piles, first);
            out.printf(
                    "Starting charges at %d piles for %d s to warm up.%n",
                    PILES, warmUp.toSeconds());
            sideBySide(fleet.customer(), piles, warmUp);
            TimeUnit.SECONDS.sleep(PAUSE_SECONDS);
            out.printf("Starting %d charges, one after the other.%n", charges);
            Times warm = oneByOne(fleet.customer(), piles, charges);
            double perSecond =
                    RawInsert.perSecond(
                            server.readModel(),
                            EventSample.latest(tables, "order.ChargingStarting"),
                            1,
                            LIMIT_TIME);
            Machine machine = Machine.with(server.ownConnections());
            piles.forEach(StartedPile::close);
            return new Figures(
                    cold.starts(),
                    warm.starts(),
                    warm.answers(),
                    TimeUnit.SECONDS.toMicros(1) / perSecond,
                    machine,
                    Instant.now());
        }
    }

    /** The next one begins when this one is settled, so each finds an idle system. */
    private static Times oneByOne(Identity customer, List<StartedPile> piles, int charges)
            throws InterruptedException {
        Times times = new Times();
        for (int i = 0; i < charges; i++) {
            start(customer, piles.get(i % piles.size()), times);
        }
        return times;
    }

    /** Each pile's next charge begins when its own is settled; what they take is not counted. */
    private static void sideBySide(Identity customer, List<StartedPile> piles, Duration time)
            throws InterruptedException {
        long begun = System.nanoTime();
        List<Callable<Times>> callers =
                piles.stream()
                        .<Callable<Times>>map(pile ->
                                () -> {
                                    Times uncounted = new Times();
                                    while (System.nanoTime() - begun < time.toNanos()) {
                                        start(customer, pile, uncounted);
                                    }
                                    return uncounted;
                                })
                        .toList();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Times> caller : threads.invokeAll(callers)) {
                caller.get();
            }
        } catch (ExecutionException e) {
            throw new BenchFailed("A charge of the warm-up failed: " + e.getCause(), e);
        }
    }

    private static void start(Identity customer, StartedPile pile, Times times)
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
        times.answerNanos.add(System.nanoTime() - begun);
        times.startNanos.add(pile.awaitAskedNanos() - begun);
        pile.awaitEnded();
        String order = "/v1/orders/" + orderId;
        await(order + " is not settled", begun, () -> isSettled(customer.get(order)));
        String device = "/v1/devices/" + pile.pile().deviceId() + "/status";
        await(device + " is not free", begun, () -> isFree(customer.get(device)));
        // What is left of the hold is given back a moment later.
        TimeUnit.MILLISECONDS.sleep(2 * LOOK_MILLIS);
    }

    private static boolean isSettled(JsonNode order) {
        return order.path("status").asString().equals("SETTLED");
    }

    private static boolean isFree(JsonNode device) {
        JsonNode occupied = device.path("connectors").path(0).path("occupied");
        return occupied.isBoolean() && !occupied.asBoolean();
    }

    /** Something that a client looks at until it is so. */
    @FunctionalInterface
    private interface Look {

        boolean isSo() throws InterruptedException;
    }

    private static void await(String otherwise, long begun, Look look) throws InterruptedException {
        while (!look.isSo()) {
            if (System.nanoTime() - begun > OVER_WITHIN_NANOS) {
                throw new BenchFailed(otherwise + ".");
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
    }
}
