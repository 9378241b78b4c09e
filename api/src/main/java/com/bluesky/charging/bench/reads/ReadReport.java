package com.bluesky.charging.bench.reads;

import com.bluesky.charging.bench.rig.Latencies;
import com.bluesky.charging.bench.rig.Machine;
import com.bluesky.charging.bench.rig.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a run of the benchmark of reads found.
 *
 * @param at when it ended
 * @param filled what the filling took
 * @param times that the server had each read and the limit, by their names
 * @param all the same of all reads together
 * @param plans of each read, by its name
 */
record ReadReport(
        ReadOptions options,
        Machine machine,
        Instant at,
        Duration filled,
        List<Read> reads,
        Map<String, Latencies> times,
        Latencies all,
        Map<String, List<Plan>> plans) {

    private static final Latencies NEVER = Latencies.of(List.of());

    /** What this project wants of each read. */
    private static final long AIM_P99_MICROS = 10_000;

    /** The table of figures, and what they were taken on. */
    String figures() {
        StringBuilder text = new StringBuilder();
        Latencies limit = timeOf(Limit.NAME);
        text.append(conditions());
        text.append("\n| read | by | p50 ms | p99 ms | max ms | p50 / limit | indexes |\n");
        text.append("|---|---|---:|---:|---:|---:|---|\n");
        row(text, Limit.NAME, "", limit, limit, Set.of("orders_pkey"));
        for (Read read : reads) {
            row(
                    text,
                    read.what(),
                    read.tenant().name(),
                    timeOf(read.name()),
                    limit,
                    indexesOf(read));
        }
        row(text, "all reads", "", all, limit, Set.of());
        text.append(verdict());
        return text.toString();
    }

    private String conditions() {
        return """
        Command: `%s`, on %s.

        %s, %d processors, %s, %s, Java %s; load average at the end %.1f. %s: %s.
        %,d orders, %,d users, %,d sites, %,d devices of four operators with seven customers, %s with indexes, filled in within %d s.
        %,d requests of each read and as many of the limit, mixed, at %d a second, after %,d of each to warm up; client and server on the same machine.
        """
                .formatted(
                        options.call(),
                        at.truncatedTo(ChronoUnit.MINUTES),
                        machine.processor(),
                        machine.processors(),
                        machine.memory(),
                        machine.system(),
                        machine.java(),
                        machine.loadBefore(),
                        machine.postgres(),
                        machine.settings(),
                        options.orders(),
                        options.users(),
                        options.sites(),
                        4 * options.sites(),
                        machine.size(),
                        filled.toSeconds(),
                        options.requestsEach(),
                        options.requestsPerSecond(),
                        options.selection().warmUpEach(options.requestsEach()));
    }

    private static void row(
            StringBuilder text,
            String what,
            String by,
            Latencies latencies,
            Latencies limit,
            Set<String> indexes) {
        text.append(
                "| %s | %s | %s | %s | %s | %.1f | %s |\n"
                        .formatted(
                                what,
                                by,
                                Latencies.millis(latencies.p50Micros()),
                                Latencies.millis(latencies.p99Micros()),
                                Latencies.millis(latencies.maxMicros()),
                                (double) latencies.p50Micros() / Math.max(1, limit.p50Micros()),
                                String.join(", ", indexes)));
    }

    /** The slowest of the reads, and all together. */
    List<Verdict> verdicts() {
        long slowest =
                reads.stream()
                        .mapToLong(read -> timeOf(read.name()).p99Micros())
                        .max()
                        .orElseThrow();
        return List.of(
                verdict("slowest of %d reads".formatted(reads.size()), slowest),
                verdict("all reads together", all.p99Micros()));
    }

    private Verdict verdict(String what, long p99Micros) {
        return Verdict.of(
                what,
                "p99 %s ms".formatted(Latencies.millis(p99Micros)),
                (double) timeOf(Limit.NAME).p99Micros() / Math.max(1, p99Micros),
                "p99 < %d ms".formatted(AIM_P99_MICROS / 1_000),
                p99Micros < AIM_P99_MICROS);
    }

    /** Whether every read keeps the aim, and which do not. */
    private String verdict() {
        List<Read> slow = slowReads();
        return slow.isEmpty()
                ? "\nEvery read has a p99 below %d ms.\n".formatted(AIM_P99_MICROS / 1_000)
                : slow.stream()
                        .map(read ->
                                "- %s: %s ms"
                                        .formatted(
                                                read.name(),
                                                Latencies.millis(timeOf(read.name()).p99Micros())))
                        .collect(
                                Collectors.joining(
                                        "\n",
                                        "\n%d of %d reads have a p99 of %d ms or more:\n\n"
                                                .formatted(
                                                        slow.size(),
                                                        reads.size(),
                                                        AIM_P99_MICROS / 1_000),
                                        "\n"));
    }

    private List<Read> slowReads() {
        return reads.stream()
                .filter(read -> timeOf(read.name()).p99Micros() >= AIM_P99_MICROS)
                .toList();
    }

    Latencies timeOf(String name) {
        return times.getOrDefault(name, NEVER);
    }

    private Set<String> indexesOf(Read read) {
        Set<String> indexes = new TreeSet<>();
        plansOf(read).forEach(plan -> indexes.addAll(plan.indexes()));
        return indexes;
    }

    List<Plan> plansOf(Read read) {
        return plans.getOrDefault(read.name(), List.of());
    }

    /** A page of the documentation: the figures, and how PostgreSQL carries out each read. */
    String document() {
        StringBuilder text = new StringBuilder();
        text.append(
                """
                # Reads, measured

                Written by the benchmark `reads`; do not edit it, run it again (`benchmarks/README.md`). It starts the application on an empty embedded
                PostgreSQL, fills the read models by `query-side/src/main/resources/db/filling/read.sql`, and calls the API over HTTPS. Times are the server's: from before the
                first filter until the answer was handed to the connection. The limit is a row by its primary key, read by JDBC alone among the same requests. Indexes are those
                that served the statements of the read; that of the token and the key is not counted.

                """);
        text.append(figures());
        text.append(
                """

                ## How PostgreSQL carries them out

                EXPLAIN (ANALYZE, BUFFERS) of the very statements that the server issued, written by auto_explain when each read was requested twice more after the load. For the
                largest customer, and for the back office where it reads what a customer cannot; pages of 200 are left out, because they are read as those of 50.
                """);
        for (Read read : reads) {
            if (isExplained(read)) {
                explain(text, read);
            }
        }
        return text.toString();
    }

    /** The others are served alike, which the table shows. */
    private boolean isExplained(Read read) {
        if (read.what().endsWith(Reads.LARGEST_PAGE)) {
            return false;
        }
        String first = reads.getFirst().tenant().name();
        return read.tenant().name().equals(first)
                || reads.stream()
                        .noneMatch(other ->
                                other.tenant().name().equals(first)
                                        && other.what().equals(read.what()));
    }

    private void explain(StringBuilder text, Read read) {
        text.append("\n### ").append(read.name()).append('\n');
        text.append("\n`").append(read.ask().apply(0).path()).append("`\n");
        for (Plan plan : plansOf(read)) {
            text.append("\n```\n").append(plan.statement()).append("\n\n");
            plan.steps().forEach(step -> text.append(step).append('\n'));
            text.append("```\n");
        }
    }
}
