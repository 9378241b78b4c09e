package com.bluesky.charging.bench.store;

import com.bluesky.charging.bench.rig.Machine;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What a run of the benchmark of rebuilding found.
 *
 * @param first when the rows were made from the first time on, which warms up
 * @param limit what reading all events and writing all rows takes without the application
 */
record ReplayReport(
        ReplayOptions options,
        Machine machine,
        Instant at,
        Duration first,
        List<Duration> rebuilds,
        Duration limit) {

    /** The fastest rebuild against the limit; more is better, and 1 would be the limit itself. */
    double ratio() {
        return (double) limit.toNanos() / best().toNanos();
    }

    Duration best() {
        return rebuilds.stream().min(Duration::compareTo).orElseThrow();
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
        row(text, "limit: JDBC reads all events, PostgreSQL writes all rows", limit);
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
                                (double) limit.toNanos() / taken.toNanos()));
    }
}
