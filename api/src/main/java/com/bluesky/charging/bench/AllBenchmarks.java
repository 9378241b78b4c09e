package com.bluesky.charging.bench;

import com.bluesky.charging.bench.rig.BenchFailed;
import com.bluesky.charging.bench.rig.Benchmark;
import com.bluesky.charging.bench.rig.Options;
import com.bluesky.charging.bench.rig.Program;
import com.bluesky.charging.bench.rig.Verdict;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Runs one benchmark after the other, each in a JVM of its own: nothing that one has loaded,
 * compiled or left in memory is in the figures of the next, and one that ends badly ends alone.
 */
final class AllBenchmarks implements Benchmark {

    static final String NAME = "all";

    /** Chosen such that all of them are done within a quarter of an hour on two processors. */
    private static final List<List<String>> CALLS =
            List.of(
                    List.of("append", "--seconds=1", "--rounds=3", "--warm-up=10"),
                    List.of("charges", "--seconds=10"),
                    List.of("start"),
                    List.of("idle", "--seconds=5"),
                    List.of("read"),
                    List.of("replay"),
                    List.of("stream", "--seconds=10"),
                    List.of("start-up", "--starts=3", "--requests=400", "--seconds=10"));

    /** Twice what the longest takes on a machine that has nothing else to do. */
    private static final Duration LONGEST = Duration.ofMinutes(8);

    /** What somebody waits for who measures all. */
    private static final Duration ALL = Duration.ofMinutes(15);

    private final List<List<String>> calls;

    AllBenchmarks() {
        this(CALLS);
    }

    AllBenchmarks(List<List<String>> calls) {
        this.calls = calls;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String usage() {
        return " all of them but growth and reads, in a quarter of an hour, and one table of them";
    }

    @Override
    public List<Verdict> run(List<String> arguments, PrintStream out) throws InterruptedException {
        Options.of(NAME, "", Set.of(), arguments);
        List<String> rows = new ArrayList<>();
        List<String> failed = new ArrayList<>();
        long begunNanos = System.nanoTime();
        for (List<String> call : calls) {
            out.printf("%n## %s%n%n", String.join(" ", call));
            long callNanos = System.nanoTime();
            if (!run(call, rows, out)) {
                failed.add(call.getFirst());
                rows.add(Verdict.failed(call.getFirst()));
            }
            out.printf("%nThat took %d s.%n", secondsSince(callNanos));
        }
        out.printf("%n## All of them, in %d s%n", secondsSince(begunNanos));
        out.print(Verdict.table(rows));
        if (!failed.isEmpty()) {
            throw new BenchFailed(
                    "Not all came to their end: " + String.join(", ", failed) + " did not.");
        }
        long seconds = secondsSince(begunNanos);
        return List.of(
                Verdict.of(
                        "one after the other",
                        seconds + " s",
                        "< %d s".formatted(ALL.toSeconds()),
                        seconds < ALL.toSeconds()));
    }

    /** Whether it came to its end; passes on what it says, and takes its verdicts out of that. */
    private static boolean run(List<String> call, List<String> rows, PrintStream out)
            throws InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("bench"));
        arguments.addAll(call);
        try {
            Process process =
                    new ProcessBuilder(Program.command(Program.jvmOptions(), arguments))
                            .redirectErrorStream(true)
                            .start();
            CompletableFuture.delayedExecutor(LONGEST.toSeconds(), TimeUnit.SECONDS)
                    .execute(process::destroy);
            try (BufferedReader said =
                    new BufferedReader(
                            new InputStreamReader(
                                    process.getInputStream(), StandardCharsets.UTF_8))) {
                boolean verdicts = false;
                for (String line = said.readLine(); line != null; line = said.readLine()) {
                    out.println(line);
                    if (verdicts && line.startsWith("| ")) {
                        rows.add(line);
                    }
                    verdicts |= line.equals(Verdict.HEAD);
                }
            } finally {
                // It has ended, unless this one was told to.
                process.destroy();
            }
            return process.waitFor() == 0;
        } catch (IOException e) {
            throw new BenchFailed("No process can be started: " + e.getMessage(), e);
        }
    }

    private static long secondsSince(long nanos) {
        return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - nanos);
    }
}
