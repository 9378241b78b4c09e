package com.bluesky.charging.bench;

import com.bluesky.charging.bench.piles.ChargesBenchmark;
import com.bluesky.charging.bench.piles.IdleBenchmark;
import com.bluesky.charging.bench.piles.StartBenchmark;
import com.bluesky.charging.bench.reads.ReadBenchmark;
import com.bluesky.charging.bench.rig.BenchFailed;
import com.bluesky.charging.bench.rig.Benchmark;
import com.bluesky.charging.bench.rig.Verdict;
import com.bluesky.charging.bench.rig.WrongCall;
import com.bluesky.charging.bench.startup.StartUpBenchmark;
import com.bluesky.charging.bench.store.AppendBenchmark;
import com.bluesky.charging.bench.store.GrowthBenchmark;
import com.bluesky.charging.bench.store.ReplayBenchmark;
import com.bluesky.charging.bench.stream.StreamBenchmark;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What {@code ./bluesky bench NAME} runs. */
public final class Bench {

    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int WRONG_CALL = 2;

    private static final Map<String, Benchmark> BENCHMARKS =
            new TreeMap<>(
                    Stream.of(
                                    ReadBenchmark.COMMON,
                                    ReadBenchmark.ALL,
                                    new AppendBenchmark(),
                                    new ReplayBenchmark(),
                                    new ChargesBenchmark(),
                                    new StartBenchmark(),
                                    new IdleBenchmark(),
                                    new StreamBenchmark(),
                                    new StartUpBenchmark(),
                                    new GrowthBenchmark(),
                                    new AllBenchmarks())
                            .collect(Collectors.toMap(Benchmark::name, Function.identity())));

    private Bench() {}

    /**
     * Runs the benchmark that the first argument names.
     *
     * @param arguments the name, then options of the benchmark
     * @return the exit status: 0 when it ran to its end, 1 when not, 2 for a wrong call
     */
    public static int run(List<String> arguments) {
        return run(arguments, System.out, System.err);
    }

    static int run(List<String> arguments, PrintStream out, PrintStream err) {
        Benchmark benchmark = arguments.isEmpty() ? null : BENCHMARKS.get(arguments.getFirst());
        if (benchmark == null) {
            err.println(
                    arguments.isEmpty()
                            ? "bluesky: bench needs the name of a benchmark:"
                            : "bluesky: There is no benchmark '%s', only:"
                                    .formatted(arguments.getFirst()));
            err.println(
                    BENCHMARKS.entrySet().stream()
                            .map(known ->
                                    "  %s  %s".formatted(known.getKey(), known.getValue().usage()))
                            .collect(Collectors.joining("\n")));
            return WRONG_CALL;
        }
        try {
            List<Verdict> verdicts = benchmark.run(arguments.subList(1, arguments.size()), out);
            out.print(Verdict.table(benchmark.name(), verdicts));
            return DONE;
        } catch (WrongCall e) {
            err.println("bluesky: " + e.getMessage());
            return WRONG_CALL;
        } catch (BenchFailed e) {
            err.println("bluesky: " + e.getMessage());
            return FAILED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            err.println("bluesky: The benchmark was interrupted.");
            return FAILED;
        }
    }
}
