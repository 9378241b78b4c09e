package com.bluesky.charging.bench.store;

import com.bluesky.charging.bench.rig.BenchFailed;
import com.bluesky.charging.bench.rig.BenchServer;
import com.bluesky.charging.bench.rig.Benchmark;
import com.bluesky.charging.bench.rig.Callers;
import com.bluesky.charging.bench.rig.Callers.Done;
import com.bluesky.charging.bench.rig.EventSample;
import com.bluesky.charging.bench.rig.Machine;
import com.bluesky.charging.bench.rig.RawInsert;
import com.bluesky.charging.bench.rig.Verdict;
import com.bluesky.charging.bench.store.AppendReport.Line;
import com.bluesky.charging.bench.store.AppendReport.Round;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How many commands a second are carried out and stored: each caller creates a site through the
 * command gateway and changes it four times, while all processors of the application run, that of
 * the sites among them. The limit is taken in turn with it on the same PostgreSQL.
 */
public final class AppendBenchmark implements Benchmark {

    static final String NAME = "append";

    /** Enough callers for a warm-up to reach everything. */
    private static final int WARM_UP_CALLERS = 32;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String usage() {
        return AppendOptions.USAGE + "  commands a second, against single-row inserts";
    }

    @Override
    public List<Verdict> run(List<String> options, PrintStream out) throws InterruptedException {
        AppendReport report = measure(AppendOptions.of(options), out);
        out.println();
        out.print(report.figures());
        return report.verdicts();
    }

    /**
     * Measures.
     *
     * @param out takes a line for each step
     * @throws BenchFailed when an acknowledged command is not stored, or not projected
     */
    static AppendReport measure(AppendOptions options, PrintStream out)
            throws InterruptedException {
        List<Line> lines = new ArrayList<>();
        Machine machine = null;
        for (boolean groupCommit : options.groupCommit()) {
            out.printf(
                    "Starting the application on a fresh PostgreSQL, group commit %s.%n",
                    AppendReport.onOrOff(groupCommit));
            try (BenchServer server =
                    BenchServer.start(_ -> {}, "bluesky.events.group-commit=" + groupCommit)) {
                Run run = new Run(server, options, out);
                run.warmUp();
                for (int callers : options.callers()) {
                    lines.add(run.line(groupCommit, callers));
                }
                run.checkThatNothingIsLost();
                machine = Machine.with(server.ownConnections());
            }
        }
        return new AppendReport(options, Objects.requireNonNull(machine), Instant.now(), lines);
    }

    /** On one server. */
    private static final class Run {

        private final BenchServer server;
        private final AppendOptions options;
        private final PrintStream out;
        private final JdbcClient tables;
        private final CommandGateway commands;
        private final Processors processors;
        private long acknowledged;

        Run(BenchServer server, AppendOptions options, PrintStream out) {
            this.server = server;
            this.options = options;
            this.out = out;
            tables = JdbcClient.create(server.readModel());
            commands = server.bean(CommandGateway.class);
            processors = new Processors(server, tables);
        }

        void warmUp() throws InterruptedException {
            out.printf("Warming up for %d s.%n", options.warmUpSeconds());
            commands(WARM_UP_CALLERS, Math.max(1, options.warmUpSeconds()));
            processors.catchUp();
        }

        Line line(boolean groupCommit, int callers) throws InterruptedException {
            List<Round> rounds = new ArrayList<>();
            EventSample like = EventSample.latest(tables, SiteOwner.CHANGED);
            for (int round = 0; round < options.rounds(); round++) {
                Done limit;
                try (RawInsert raw = new RawInsert(server.readModel(), like, callers)) {
                    limit = Callers.during(Duration.ofSeconds(options.seconds()), raw.callers());
                }
                Done done = commands(callers, options.seconds());
                rounds.add(new Round(done, limit, processors.catchUp()));
            }
            Line line = new Line(groupCommit, callers, rounds);
            out.println(line.told());
            return line;
        }

        private Done commands(int callers, int seconds) throws InterruptedException {
            List<SiteOwner> owners =
                    Stream.generate(() -> new SiteOwner(commands)).limit(callers).toList();
            Done done = Callers.during(Duration.ofSeconds(seconds), owners);
            acknowledged += done.all();
            return done;
        }

        /** Every command makes one event, and the projection counts them by site. */
        void checkThatNothingIsLost() throws InterruptedException {
            processors.catchUp();
            long stored = count("events.domain_event_entry WHERE payload_type LIKE 'site.Site%'");
            long projected =
                    tables.sql("SELECT coalesce(sum(version + 1), 0)::bigint FROM sites")
                            .query(Long.class)
                            .single();
            if (stored != acknowledged || projected != acknowledged) {
                throw new BenchFailed(
                        "Of %d acknowledged commands %d are stored and %d projected."
                                .formatted(acknowledged, stored, projected));
            }
        }

        private long count(String what) {
            return tables.sql("SELECT count(*) FROM " + what).query(Long.class).single();
        }
    }
}
