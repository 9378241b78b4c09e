package com.bluesky.charging.bench.reads;

import com.bluesky.charging.bench.rig.BenchFailed;
import com.bluesky.charging.bench.rig.BenchServer;
import com.bluesky.charging.bench.rig.Benchmark;
import com.bluesky.charging.bench.rig.Client;
import com.bluesky.charging.bench.rig.Latencies;
import com.bluesky.charging.bench.rig.Load;
import com.bluesky.charging.bench.rig.Load.Request;
import com.bluesky.charging.bench.rig.Machine;
import com.bluesky.charging.bench.rig.ServerTimes;
import com.bluesky.charging.bench.rig.Verdict;
import com.bluesky.charging.bench.store.Processors;
import com.bluesky.charging.bench.store.StoredOrders;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How long the server has reads when there are a million orders: those that apps make all the time,
 * or every list with every filter, for the largest and for the smallest customer and for the back
 * office of the largest operator, with the indexes that serve them; all mixed at one rate.
 */
public final class ReadBenchmark implements Benchmark {

    /** What apps read all the time. */
    public static final ReadBenchmark COMMON = new ReadBenchmark(Selection.COMMON);

    /** All that can be read. */
    public static final ReadBenchmark ALL = new ReadBenchmark(Selection.ALL);

    private final Selection selection;

    private ReadBenchmark(Selection selection) {
        this.selection = selection;
    }

    @Override
    public String name() {
        return selection.benchmark();
    }

    @Override
    public String usage() {
        return ReadOptions.usage(selection) + "  " + selection.purpose();
    }

    @Override
    public List<Verdict> run(List<String> options, PrintStream out) throws InterruptedException {
        ReadOptions read = ReadOptions.of(selection, options);
        ReadReport report = measure(read, out);
        out.println();
        out.print(report.figures());
        if (read.document() != null) {
            try {
                Files.writeString(read.document(), report.document());
            } catch (IOException e) {
                throw new BenchFailed(read.document() + " cannot be written: " + e.getMessage(), e);
            }
        }
        return report.verdicts();
    }

    /**
     * Measures, and lets PostgreSQL explain itself afterwards.
     *
     * @param out takes a line for each step
     */
    static ReadReport measure(ReadOptions options, PrintStream out) throws InterruptedException {
        ServerTimes times = new ServerTimes();
        out.println("Starting the application on a fresh PostgreSQL.");
        try (BenchServer server = BenchServer.start(times::registerWith);
                Client client = new Client(server)) {
            JdbcClient tables = JdbcClient.create(server.readModel());
            Filling filling = new Filling(client, Client.platformKey(server));
            filling.onboard();
            out.printf("Filling in %,d orders and what belongs to them.%n", options.orders());
            Instant begun = Instant.now();
            filling.fill(server.readModel(), options);
            filling.fillPiles(server.bean(HikariDataSource.class, "pileDataSource"), tables);
            Duration filled = Duration.between(begun, Instant.now());
            Tenant largest = filling.largest(tables);
            Tenant office = filling.office(tables);
            Tenant smallest = filling.smallest(tables);
            Tenant ofSmallestOperator = filling.ofSmallestOperator(tables);
            storeHistories(server, tables, List.of(largest, office, smallest));
            List<Read> reads = new ArrayList<>(Reads.ofCustomer(largest));
            reads.addAll(Reads.ofOffice(office));
            reads.addAll(Reads.ofCustomersOwn(smallest));
            reads.addAll(Reads.ofEquipment(ofSmallestOperator));
            reads.addAll(Reads.ofPlatform(filling.platform(tables)));
            reads.removeIf(read -> !options.selection().has(read, largest));
            load(options, reads, new Limit(server.readModel(), times), largest, times, out);
            // What is explained afterwards is slower, and not counted.
            Map<String, Latencies> taken = times.taken();
            Latencies all = times.takenByAllBut(Limit.NAME);
            Machine machine = Machine.with(server.ownConnections());
            Map<String, List<Plan>> plans = Map.of();
            if (options.selection().isExplained()) {
                out.println("Letting PostgreSQL explain each read.");
                plans = Plans.explaining(server).of(reads);
            }
            return new ReadReport(
                    options, machine, Instant.now(), filled, reads, taken, all, plans);
        }
    }

    /** The events of the orders that are asked for, which nothing may follow. */
    private static void storeHistories(BenchServer server, JdbcClient tables, List<Tenant> tenants)
            throws InterruptedException {
        Processors processors = new Processors(server, tables);
        processors.catchUp();
        processors.stopAll();
        new StoredOrders(server)
                .fillHistories(
                        tenants.stream()
                                .flatMap(tenant -> tenant.orders().stream())
                                .distinct()
                                .toList());
    }

    private static void load(
            ReadOptions options,
            List<Read> reads,
            Limit limit,
            Tenant largest,
            ServerTimes times,
            PrintStream out)
            throws InterruptedException {
        List<Request> kinds = new ArrayList<>();
        reads.forEach(read -> kinds.add(read::request));
        kinds.add(number -> limit.read(largest.orders(), number));
        int warmUp = options.selection().warmUpEach(options.requestsEach());
        Load load = new Load(options.requestsPerSecond());
        out.printf(
                "Reading in %d ways, %,d times each, %d a second; about %d s after a warm-up.%n",
                reads.size(),
                options.requestsEach(),
                options.requestsPerSecond(),
                (long) kinds.size() * options.requestsEach() / options.requestsPerSecond());
        Load.warmUp(kinds, warmUp);
        times.clear();
        load.run(kinds, options.requestsEach());
    }
}
