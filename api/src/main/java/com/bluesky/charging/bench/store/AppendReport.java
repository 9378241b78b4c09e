package com.bluesky.charging.bench.store;

import com.bluesky.charging.bench.rig.Callers.Done;
import com.bluesky.charging.bench.rig.Latencies;
import com.bluesky.charging.bench.rig.Machine;
import com.bluesky.charging.bench.rig.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** What a run of the benchmark of appends found. */
record AppendReport(AppendOptions options, Machine machine, Instant at, List<Line> lines) {

    /** Of the rows that JDBC inserts one by one, with so many callers. */
    private static final double AIM = 0.5;

    private static final int AIM_CALLERS = 32;

    /**
     * The limit and the commands, one after the other.
     *
     * @param caughtUp how long the processors still needed after the last command
     */
    record Round(Done commands, Done limit, Duration caughtUp) {

        double ratio() {
            return commands.perSecond() / limit.perSecond();
        }
    }

    /** So many callers, and how the events of their commands were committed. */
    record Line(boolean groupCommit, int callers, List<Round> rounds) {

        /** The round whose ratio is in the middle. */
        Round median() {
            return rounds.stream()
                    .sorted(Comparator.comparingDouble(Round::ratio))
                    .toList()
                    .get(rounds.size() / 2);
        }

        double ratio() {
            return median().ratio();
        }

        String told() {
            return "%d callers, group commit %s: ratios %s"
                    .formatted(
                            callers,
                            onOrOff(groupCommit),
                            rounds.stream()
                                    .map(round ->
                                            "%.2f (%,.0f of %,.0f)"
                                                    .formatted(
                                                            round.ratio(),
                                                            round.commands().perSecond(),
                                                            round.limit().perSecond()))
                                    .collect(Collectors.joining(", ")));
        }

        private double of(ToDoubleFunction<Round> figure) {
            return figure.applyAsDouble(median());
        }

        Verdict verdict() {
            String what = "%d callers".formatted(callers);
            String figure = "%,.0f commands/s".formatted(of(round -> round.commands().perSecond()));
            return callers == AIM_CALLERS
                    ? Verdict.of(
                            what, figure, ratio(), "ratio ≥ %.1f".formatted(AIM), ratio() >= AIM)
                    : Verdict.beside(what, figure, ratio());
        }

        private String row() {
            Latencies taken = median().commands().latencies();
            return "| %s | %d | %,.0f | %s | %s | %,.0f | %.2f | %.1f |\n"
                    .formatted(
                            onOrOff(groupCommit),
                            callers,
                            of(round -> round.commands().perSecond()),
                            Latencies.millis(taken.p50Micros()),
                            Latencies.millis(taken.p99Micros()),
                            of(round -> round.limit().perSecond()),
                            ratio(),
                            of(round -> round.caughtUp().toMillis() / 1_000.0));
        }
    }

    List<Verdict> verdicts() {
        return lines.stream().filter(Line::groupCommit).map(Line::verdict).toList();
    }

    static String onOrOff(boolean groupCommit) {
        return groupCommit ? "on" : "off";
    }

    String figures() {
        StringBuilder text = new StringBuilder();
        text.append(machine.told(at));
        text.append(
                """

                One create and four updates of each site, all processors running; %d rounds of %d s, the limit and the commands in turn; of each line the round with the median ratio.

                | group commit | callers | commands/s | p50 ms | p99 ms | raw inserts/s | ratio | processors caught up after s |
                |---|---:|---:|---:|---:|---:|---:|---:|
                """
                        .formatted(options.rounds(), options.seconds()));
        lines.forEach(line -> text.append(line.row()));
        return text.toString();
    }
}
