package com.bluesky.charging.bench.stream;

import com.bluesky.charging.bench.rig.BenchFailed;
import com.bluesky.charging.bench.rig.Benchmark;
import com.bluesky.charging.bench.rig.Client;
import com.bluesky.charging.bench.rig.Footprint;
import com.bluesky.charging.bench.rig.Latencies;
import com.bluesky.charging.bench.rig.Machine;
import com.bluesky.charging.bench.rig.Options;
import com.bluesky.charging.bench.rig.ScratchData;
import com.bluesky.charging.bench.rig.ServerProcess;
import com.bluesky.charging.bench.rig.Verdict;
import com.bluesky.charging.bench.stream.Connection.Heard;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Readers of live orders, ten of each, by TLS. Piles report every order once a second; the time of
 * a sample is from the pile's own timestamp, before it is sent, until its message is whole in the
 * reader's hands: the pile's frame, its storage, the projection and the stream are all in it. The
 * limit is a single-row insert and its commit through JDBC, taken meanwhile.
 *
 * <p>The server is a process of its own. Beside what a reader costs there stands what a connection
 * by TLS costs that made a request and then rests.
 */
public final class StreamBenchmark implements Benchmark {

    public static final String NAME = "stream";

    private static final String USAGE = "[--readers=1000] [--seconds=20]";

    /** As many as a token may have. */
    private static final int READERS_OF_ORDER = 10;

    private static final int LIMIT_EVERY_MILLIS = 20;
    private static final int WARM_UP_MILLIS = 3_000;
    private static final int DRAINED_MILLIS = 1_000;
    private static final int ROOM_MILLIS = 500;

    private static final long AIM_MICROS = 250_000;
    private static final double AIM_KIB = 30;

    /**
     * The figures.
     *
     * @param heard how long each took to each reader
     * @param lost how many did not come to a reader that others of its order heard
     * @param resting what a connection that rests costs
     * @param reading what a reader costs
     */
    record Figures(
            int readers,
            Latencies heard,
            int lost,
            Latencies limit,
            Footprint resting,
            Footprint reading) {

        double ratio() {
            return (double) limit.p50Micros() / heard.p50Micros();
        }

        List<Verdict> verdicts() {
            return List.of(
                    Verdict.of(
                            "sample to %,d readers".formatted(readers),
                            "p99 %s ms".formatted(Latencies.millis(heard.p99Micros())),
                            ratio(),
                            "< %d ms".formatted(AIM_MICROS / 1_000),
                            heard.p99Micros() < AIM_MICROS && lost == 0),
                    Verdict.of(
                            "resident memory of a reader, TLS included",
                            "%.1f KiB".formatted(reading.residentKib()),
                            "≤ %.0f KiB".formatted(AIM_KIB),
                            reading.residentKib() <= AIM_KIB));
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String usage() {
        return USAGE + "  from sample to reader, and what a reader costs";
    }

    @Override
    public List<Verdict> run(List<String> arguments, PrintStream out) throws InterruptedException {
        Options options = Options.of(NAME, USAGE, Set.of("--readers", "--seconds"), arguments);
        Figures figures =
                measure(
                        // More than a key may have would need more keys.
                        options.number("--readers", 1_000, READERS_OF_ORDER, 1_000),
                        options.number("--seconds", 20, 1, 600),
                        out);
        print(figures, out);
        return figures.verdicts();
    }

    static Figures measure(int readers, int seconds, PrintStream out) throws InterruptedException {
        try (ScratchData data = new ScratchData();
                ServerProcess server =
                        ServerProcess.start(Footprint.FIXED_HEAP, data.path(), "--no-sandbox");
                Client client = server.client()) {
            int orders = readers / READERS_OF_ORDER;
            out.printf("Starting %d charges.%n", orders);
            try (LiveOrders live = new LiveOrders(server, client, orders)) {
                return measure(server, client, live, seconds, out);
            }
        }
    }

    private static Figures measure(
            ServerProcess server, Client client, LiveOrders live, int seconds, PrintStream out)
            throws InterruptedException {
        List<String> tokens = new ArrayList<>();
        for (int i = 0; i < live.orderIds().size(); i++) {
            tokens.add(live.customer().newToken());
        }
        SSLContext tls = client.tls();
        int readers = live.orderIds().size() * READERS_OF_ORDER;
        // The first of all warms what the others use.
        close(open(tls, server, live, tokens, false));
        close(open(tls, server, live, tokens, true));
        Thread.sleep(WARM_UP_MILLIS);
        Footprint none = Footprint.of(server);
        out.printf("Opening %d connections that rest.%n", readers);
        List<Connection> resting = open(tls, server, live, tokens, false);
        Footprint withResting = Footprint.of(server);
        close(resting);
        out.printf("Opening %d readers.%n", readers);
        Thread.sleep(DRAINED_MILLIS);
        List<Connection> reading = open(tls, server, live, tokens, true);
        try {
            Footprint withReading = Footprint.of(server);
            out.printf("Listening for %d s.%n", seconds);
            Instant from = Instant.now();
            Latencies limit = limit(server, seconds);
            Instant until = Instant.now();
            Thread.sleep(DRAINED_MILLIS);
            Figures figures =
                    new Figures(
                            readers,
                            latencies(reading, from, until),
                            lost(reading, from, until),
                            limit,
                            withResting.ofEach(readers, none),
                            withReading.ofEach(readers, none));
            out.print(Machine.with(server.readModel()).told(Instant.now()));
            return figures;
        } finally {
            close(reading);
        }
    }

    private static List<Connection> open(
            SSLContext tls,
            ServerProcess server,
            LiveOrders live,
            List<String> tokens,
            boolean follow)
            throws InterruptedException {
        List<Connection> opened = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            String path = "/v1/orders/" + live.orderIds().get(i) + (follow ? "/stream" : "");
            String token = tokens.get(i);
            String begins = follow ? "event: order" : "HTTP/1.1 200";
            Supplier<Connection> opening =
                    () -> Connection.to(tls, server.port(), path, token, begins);
            List<Connection> some = Stream.generate(opening).limit(READERS_OF_ORDER).toList();
            for (Connection connection : some) {
                opened.add(answered(connection, opening));
            }
        }
        return opened;
    }

    /**
     * All readers together are as many as a key may have, and the server finds out that one has
     * gone when it writes to it: until then there is no room for the next.
     */
    private static Connection answered(Connection first, Supplier<Connection> opening)
            throws InterruptedException {
        long giveUpNanos = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        Connection connection = first;
        while (!connection.awaitAnswer()) {
            connection.close();
            if (System.nanoTime() > giveUpNanos) {
                throw new BenchFailed("Readers that have gone are still counted.");
            }
            Thread.sleep(ROOM_MILLIS);
            connection = opening.get();
        }
        return connection;
    }

    private static void close(List<Connection> connections) {
        connections.forEach(Connection::close);
    }

    /** Inserts a row and commits it, again and again. */
    private static Latencies limit(ServerProcess server, int seconds) throws InterruptedException {
        JdbcClient tables =
                JdbcClient.create(new SingleConnectionDataSource(connection(server), true));
        tables.sql("create table if not exists bench_limit (sample text)").update();
        Queue<Long> nanos = new ConcurrentLinkedQueue<>();
        try (ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor()) {
            var _ =
                    timer.scheduleAtFixedRate(
                            () -> {
                                long begun = System.nanoTime();
                                tables.sql("insert into bench_limit values ('a sample')").update();
                                nanos.add(System.nanoTime() - begun);
                            },
                            0,
                            LIMIT_EVERY_MILLIS,
                            TimeUnit.MILLISECONDS);
            Thread.sleep(TimeUnit.SECONDS.toMillis(seconds));
            timer.shutdownNow();
        }
        return Latencies.of(nanos);
    }

    private static java.sql.Connection connection(ServerProcess server) {
        try {
            return server.readModel().getConnection();
        } catch (SQLException e) {
            throw new BenchFailed("PostgreSQL cannot be connected to: " + e.getMessage(), e);
        }
    }

    private static Latencies latencies(List<Connection> readers, Instant from, Instant until) {
        return Latencies.of(
                readers.stream()
                        .flatMap(reader -> reader.heard().stream())
                        .filter(heard -> isIn(heard, from, until))
                        .map(Heard::nanos)
                        .toList());
    }

    /** All readers of an order hear the same; who hears less has lost something. */
    private static int lost(List<Connection> readers, Instant from, Instant until) {
        int lost = 0;
        for (int first = 0; first < readers.size(); first += READERS_OF_ORDER) {
            List<Long> counts =
                    readers.subList(first, first + READERS_OF_ORDER).stream()
                            .map(reader ->
                                    reader.heard().stream()
                                            .filter(heard -> isIn(heard, from, until))
                                            .count())
                            .toList();
            long most = counts.stream().mapToLong(Long::longValue).max().orElse(0);
            lost += (int) counts.stream().mapToLong(count -> most - count).sum();
        }
        return lost;
    }

    private static boolean isIn(Heard heard, Instant from, Instant until) {
        return !heard.at().isBefore(from) && heard.at().isBefore(until);
    }

    private static void print(Figures figures, PrintStream out) {
        out.println();
        out.println("| | count | p50 ms | p99 ms | most ms |");
        out.println("|---|---:|---:|---:|---:|");
        out.printf("| from sample to reader | %s |%n", row(figures.heard()));
        out.printf("| limit: insert and commit | %s |%n", row(figures.limit()));
        out.println();
        out.println("| for each of them in the server | live heap KiB | resident KiB |");
        out.println("|---|---:|---:|");
        out.printf("| connection by TLS that rests | %s |%n", row(figures.resting()));
        out.printf("| reader, its connection included | %s |%n", row(figures.reading()));
        out.printf(
                "%n%d readers; lost: %d. Ratio of the limit to the time to a reader: %.3f.%n",
                figures.readers(), figures.lost(), figures.ratio());
    }

    private static String row(Latencies times) {
        return "%d | %s | %s | %s"
                .formatted(
                        times.count(),
                        Latencies.millis(times.p50Micros()),
                        Latencies.millis(times.p99Micros()),
                        Latencies.millis(times.maxMicros()));
    }

    private static String row(Footprint each) {
        return "%.1f | %.1f".formatted(each.heapKib(), each.residentKib());
    }
}
