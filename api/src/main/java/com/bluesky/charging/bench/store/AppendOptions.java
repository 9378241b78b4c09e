package com.bluesky.charging.bench.store;

import com.bluesky.charging.bench.rig.Options;
import java.util.List;
import java.util.Set;

/**
 * Who appends, and for how long.
 *
 * @param callers how many at once, one after the other
 * @param seconds of each round
 * @param rounds of which the median counts
 * @param warmUpSeconds that are not counted
 * @param groupCommit each way in which commands commit, on a server of its own
 */
record AppendOptions(
        List<Integer> callers,
        int seconds,
        int rounds,
        int warmUpSeconds,
        List<Boolean> groupCommit) {

    static final AppendOptions DEFAULT =
            new AppendOptions(List.of(1, 8, 32, 128), 3, 3, 15, List.of(true));

    static final String USAGE =
            "[--callers=N] [--seconds=3] [--rounds=3] [--warm-up=15] [--group-commit=on|off|both]";

    /** Each caller of the limit has a connection, and PostgreSQL has two hundred. */
    static final int CALLERS_MAX = 128;

    static final int SECONDS_MAX = 600;
    static final int ROUNDS_MAX = 99;

    static AppendOptions of(List<String> arguments) {
        Options options =
                Options.of(
                        AppendBenchmark.NAME,
                        USAGE,
                        Set.of("--callers", "--seconds", "--rounds", "--warm-up", "--group-commit"),
                        arguments);
        int only = options.number("--callers", 0, 1, CALLERS_MAX);
        return new AppendOptions(
                only == 0 ? DEFAULT.callers : List.of(only),
                options.number("--seconds", DEFAULT.seconds, 1, SECONDS_MAX),
                options.number("--rounds", DEFAULT.rounds, 1, ROUNDS_MAX),
                options.number("--warm-up", DEFAULT.warmUpSeconds, 0, SECONDS_MAX),
                switch (options.choice("--group-commit", "on", List.of("on", "off", "both"))) {
                    case "on" -> List.of(true);
                    case "off" -> List.of(false);
                    default -> List.of(false, true);
                });
    }
}
