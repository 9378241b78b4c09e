package com.bluesky.charging.bench.piles;

import com.bluesky.charging.bench.piles.Charging.Phase;
import com.bluesky.charging.bench.rig.Latencies;
import com.bluesky.charging.bench.rig.Machine;
import com.bluesky.charging.bench.rig.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What was measured.
 *
 * @param rowsPerSecond the limit: rows inserted and committed by JDBC alone
 * @param charges of all runs and the warm-up
 * @param billedBeforeHeld how many of them were billed before money was held for them
 */
record ChargesReport(
        List<Run> runs,
        double rowsPerSecond,
        boolean groupCommit,
        long charges,
        long billedBeforeHeld,
        Machine machine,
        Instant at) {

    private static final double NANOS_PER_SECOND = 1e9;

    private static final int AIM_PER_SECOND = 3_000;
    private static final long AIM_P99_MICROS = 100_000;

    /**
     * With so many piles.
     *
     * @param full as fast as they are answered
     * @param settled from the last answer until all charges of it were settled, and could be read
     * @param steady at {@link #steadyRate}
     */
    record Run(int piles, Phase full, Duration settled, Phase steady, Duration settledSteady) {

        /** Messages a second, when the time counts until the last of their orders was settled. */
        double settledPerSecond() {
            return settledPerSecond(full, settled);
        }

        static double settledPerSecond(Phase full, Duration settled) {
            return full.messages()
                    / ((full.took().toNanos() + settled.toNanos()) / NANOS_PER_SECOND);
        }
    }

    /** Half of what is settled, and on a slow machine half of what shall be. */
    static double steadyRate(double settledPerSecond) {
        return Math.max(settledPerSecond, AIM_PER_SECOND) / 2;
    }

    /** The ratio to the limit, until everything was settled. */
    double ratio(Run run) {
        return run.settledPerSecond() / rowsPerSecond;
    }

    List<Verdict> verdicts() {
        List<Verdict> verdicts = new ArrayList<>();
        for (Run run : runs) {
            double perSecond = run.settledPerSecond();
            verdicts.add(
                    Verdict.of(
                            "%d piles, until all is settled".formatted(run.piles()),
                            "%,.0f messages/s".formatted(perSecond),
                            ratio(run),
                            "≥ %,d messages/s".formatted(AIM_PER_SECOND),
                            perSecond >= AIM_PER_SECOND));
            long p99Micros = run.steady().answers().p99Micros();
            verdicts.add(
                    Verdict.of(
                            "%d piles, answers at half of that, or of the aim"
                                    .formatted(run.piles()),
                            "p99 %s ms".formatted(Latencies.millis(p99Micros)),
                            "p99 < %s ms".formatted(Latencies.millis(AIM_P99_MICROS)),
                            p99Micros < AIM_P99_MICROS));
        }
        return verdicts;
    }

    String figures() {
        StringBuilder text = new StringBuilder(machine.told(at)).append('\n');
        text.append("Events are stored with ")
                .append(groupCommit ? "group commit" : "a commit for each command")
                .append(".\n\n")
                .append(
                        """
                        | piles | messages/s answered | p50, p99 ms | settled after, s | messages/s with that | ratio to the limit | at half of that: p50, p99, max ms | settled after, s |
                        |---|---|---|---|---|---|---|---|
                        """);
        for (Run run : runs) {
            text.append(
                    "| %d | %,.0f | %s, %s | %s | %,.0f | %.3f | %s, %s, %s | %s |\n"
                            .formatted(
                                    run.piles(),
                                    run.full().perSecond(),
                                    Latencies.millis(run.full().answers().p50Micros()),
                                    Latencies.millis(run.full().answers().p99Micros()),
                                    seconds(run.settled()),
                                    run.settledPerSecond(),
                                    ratio(run),
                                    Latencies.millis(run.steady().answers().p50Micros()),
                                    Latencies.millis(run.steady().answers().p99Micros()),
                                    Latencies.millis(run.steady().answers().maxMicros()),
                                    seconds(run.settledSteady())));
        }
        return text.append(
                        "\nThe limit: %,.0f rows/s inserted and committed one by one over %d connections by JDBC alone.\n"
                                .formatted(rowsPerSecond, ChargesBenchmark.LIMIT_CONNECTIONS))
                .append(
                        "Nothing was lost: each charge has its order, settled, with all samples, its bill, and its money.\n")
                .append(
                        "Of %,d charges, the warm-up's among them, %,d were billed before money was held for them, and owed.\n"
                                .formatted(charges, billedBeforeHeld))
                .toString();
    }

    private static String seconds(Duration time) {
        return "%.1f".formatted(time.toMillis() / 1e3);
    }
}
