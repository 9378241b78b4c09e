package com.bluesky.charging.bench.piles;

import com.bluesky.charging.bench.rig.Options;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the charges are made.
 *
 * @param piles how many charge at a time; a run for each
 * @param warmUp what is not counted, before the first run
 * @param time of each measurement, at full speed and at half of it
 * @param groupCommit whether the events of many commands are stored in one commit; null as they are
 *     in any start
 */
record ChargesOptions(
        List<Integer> piles, Duration warmUp, Duration time, @Nullable Boolean groupCommit) {

    static final String USAGE =
            "[--piles=N] [--seconds=12] [--warm-up=45] [--group-commit=standard|on|off]";

    private static final List<Integer> STANDARD = List.of(50, 200);

    private static final String STANDARD_COMMIT = "standard";
    private static final List<String> COMMITS = List.of(STANDARD_COMMIT, "on", "off");

    private static final int PILES_MAX = 2_000;
    private static final int SECONDS_MAX = 600;

    static ChargesOptions of(List<String> arguments) {
        Options options =
                Options.of(
                        ChargesBenchmark.NAME,
                        USAGE,
                        Set.of("--piles", "--seconds", "--warm-up", "--group-commit"),
                        arguments);
        int piles = options.number("--piles", 0, 1, PILES_MAX);
        String commit = options.choice("--group-commit", STANDARD_COMMIT, COMMITS);
        return new ChargesOptions(
                piles == 0 ? STANDARD : List.of(piles),
                Duration.ofSeconds(options.number("--warm-up", 45, 1, SECONDS_MAX)),
                Duration.ofSeconds(options.number("--seconds", 12, 1, SECONDS_MAX)),
                commit.equals(STANDARD_COMMIT) ? null : commit.equals("on"));
    }

    int mostPiles() {
        return piles.stream().mapToInt(Integer::intValue).max().orElseThrow();
    }
}
