package com.bluesky.charging.bench.store;

import com.bluesky.charging.bench.rig.Options;
import java.util.List;
import java.util.Set;

/**
 * How much is read again.
 *
 * @param events of orders
 * @param rebuilds one after the other; the first makes everything warm and is not counted
 */
record ReplayOptions(int events, int rebuilds) {

    static final ReplayOptions DEFAULT = new ReplayOptions(1_000_000, 1);

    static final String USAGE = "[--events=1000000] [--rebuilds=1]";

    static final int EVENTS_MIN = 1_000;
    static final int EVENTS_MAX = 20_000_000;
    static final int REBUILDS_MAX = 20;

    static ReplayOptions of(List<String> arguments) {
        Options options =
                Options.of(
                        ReplayBenchmark.NAME, USAGE, Set.of("--events", "--rebuilds"), arguments);
        return new ReplayOptions(
                options.number("--events", DEFAULT.events, EVENTS_MIN, EVENTS_MAX),
                options.number("--rebuilds", DEFAULT.rebuilds, 1, REBUILDS_MAX));
    }

    int orders() {
        return events / ChargeEvents.EACH;
    }
}
