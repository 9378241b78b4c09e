package com.bluesky.charging.bench.piles;

import com.bluesky.charging.bench.piles.Charging.Phase;
import com.bluesky.charging.bench.rig.BenchServer;
import com.bluesky.charging.bench.rig.Benchmark;
import com.bluesky.charging.bench.rig.Client;
import com.bluesky.charging.bench.rig.EventSample;
import com.bluesky.charging.bench.rig.Machine;
import com.bluesky.charging.bench.rig.RawInsert;
import com.bluesky.charging.bench.rig.Verdict;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Piles that charge without a pause: how many messages a second are answered, each after it was
 * stored, how long an answer takes at half of that or of the aim, and whether all charges become
 * orders that are settled meanwhile.
 */
public final class ChargesBenchmark implements Benchmark {

    public static final String NAME = "charges";

    static final int LIMIT_CONNECTIONS = 32;

    private static final Duration LIMIT_TIME = Duration.ofSeconds(4);

    /** However far orders are behind the piles, they must be there by then. */
    private static final Duration SETTLED_WITHIN = Duration.ofSeconds(60);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String usage() {
        return ChargesOptions.USAGE + "  messages of piles that charge, until they are settled";
    }

    @Override
    public List<Verdict> run(List<String> options, PrintStream out) throws InterruptedException {
        ChargesReport report = measure(ChargesOptions.of(options), out);
        out.println();
        out.print(report.figures());
        return report.verdicts();
    }

    static ChargesReport measure(ChargesOptions options, PrintStream out)
            throws InterruptedException {
        int port = BenchServer.freePort();
        out.println("Starting the application on a fresh PostgreSQL.");
        try (BenchServer server = BenchServer.start(_ -> {}, settings(options, port));
                Client client = new Client(server)) {
            JdbcClient tables = JdbcClient.create(server.readModel());
            out.printf("Registering %d piles, drivers and cards.%n", options.mostPiles());
            Fleet fleet = Fleet.of(options.mostPiles(), server, client);
            List<ChargingPile> piles =
                    fleet.piles().stream().map(pile -> ChargingPile.link(pile, port)).toList();
            out.printf("Charging for %d s to warm up.%n", options.warmUp().toSeconds());
            new Charging(piles).atFullSpeed(options.warmUp());
            Outcome.await(tables, piles, SETTLED_WITHIN);
            double rowsPerSecond = limit(server, tables);
            List<ChargesReport.Run> runs = new ArrayList<>();
            for (int count : options.piles()) {
                runs.add(run(piles, count, options, tables, out));
            }
            rowsPerSecond = Math.max(rowsPerSecond, limit(server, tables));
            boolean groupCommit =
                    Boolean.parseBoolean(
                            server.bean(Environment.class)
                                    .getProperty("bluesky.events.group-commit"));
            Machine machine = Machine.with(server.ownConnections());
            piles.forEach(ChargingPile::close);
            return new ChargesReport(
                    runs,
                    rowsPerSecond,
                    groupCommit,
                    Outcome.now(tables).settled(),
                    Outcome.billedBeforeHeld(tables),
                    machine,
                    Instant.now());
        }
    }

    /** Rows a second that PostgreSQL takes like the most frequent event of a charge. */
    private static double limit(BenchServer server, JdbcClient tables) throws InterruptedException {
        return RawInsert.perSecond(
                server.readModel(),
                EventSample.latest(tables, "order.SamplesRecorded"),
                LIMIT_CONNECTIONS,
                LIMIT_TIME);
    }

    private static String[] settings(ChargesOptions options, int port) {
        List<String> settings = new ArrayList<>();
        settings.add("bluesky.pile-port=" + port);
        if (options.groupCommit() != null) {
            settings.add("bluesky.events.group-commit=" + options.groupCommit());
        }
        return settings.toArray(String[]::new);
    }

    private static ChargesReport.Run run(
            List<ChargingPile> all,
            int count,
            ChargesOptions options,
            JdbcClient tables,
            PrintStream out)
            throws InterruptedException {
        Charging charging = new Charging(all.subList(0, count));
        out.printf("%d piles charge as fast as they are answered.%n", count);
        Phase full = charging.atFullSpeed(options.time());
        Duration settled = Outcome.await(tables, all, SETTLED_WITHIN);
        double steadily =
                ChargesReport.steadyRate(ChargesReport.Run.settledPerSecond(full, settled));
        out.printf("The same at %.0f messages a second.%n", steadily);
        Phase steady = charging.at(steadily, options.time());
        Duration settledSteady = Outcome.await(tables, all, SETTLED_WITHIN);
        return new ChargesReport.Run(count, full, settled, steady, settledSteady);
    }
}
