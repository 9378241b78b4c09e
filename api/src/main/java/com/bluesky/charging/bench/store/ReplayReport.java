package com.bluesky.charging.bench.store;

import com.bluesky.charging.bench.rig.Machine;
import com.bluesky.charging.bench.rig.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What a run of the benchmark of rebuilding found.
 *
 * @param first when the rows were made from the first time on, which warms up
 * @param limits what reading all events and writing all rows takes without the application, before
 *     each rebuild
 */
record ReplayReport(
        ReplayOptions options,
        Machine machine,
        Instant at,
        Duration first,
        List<Duration> rebuilds,
        List<Duration> limits) {

    private static final int AIM_PER_SECOND = 40_000;

    /**
     * The fastest rebuild against the fastest limit; more is better, and 1 would be the limit.
     * Other work on the machine makes both slower, seldom all of them.
     */
    double ratio() {
        return (double) best(limits).toNanos() / best(rebuilds).toNanos();
    }

    private static Duration best(List<Duration> taken) {
        return taken.stream().min(Duration::compareTo).orElseThrow();
    }

    Verdict verdict() {
        double eventsPerSecond = perSecond(best(rebuilds));
        return Verdict.of(
                "orders rebuilt from %,d events".formatted(options.events()),
                "%,.0f events/s".formatted(eventsPerSecond),
                ratio(),
                "≥ %,d events/s".formatted(AIM_PER_SECOND),
                eventsPerSecond >= AIM_PER_SECOND);
    }

    double perSecond(Duration taken) {
        return options.events() * 1_000.0 / Math.max(1, taken.toMillis());
    }

    String figures() {
        StringBuilder text = new StringBuilder(machine.told(at));
        text.append(
                """

                %,d events of %,d orders, %d of them live at a time.

                | what | s | events/s | ratio to the limit |
                |---|---:|---:|---:|
                """
                        .formatted(options.events(), options.orders(), StoredOrders.LIVE));
        row(text, "limit: JDBC reads all events, PostgreSQL writes all rows", best(limits));
        row(text, "first time, cold", first);
        rebuilds.forEach(rebuild -> row(text, "rebuild", rebuild));
        return text.toString();
    }

    private void row(StringBuilder text, String what, Duration taken) {
        text.append(
                "| %s | %.1f | %,.0f | %.2f |\n"
                        .formatted(
                                what,
                                taken.toMillis() / 1_000.0,
                                perSecond(taken),
                                (double) best(limits).toNanos() / taken.toNanos()));
    }
}
