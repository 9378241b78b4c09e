package com.bluesky.charging.bench.rig;

import java.io.PrintStream;
import java.util.List;

/** One benchmark. */
public interface Benchmark {

    /** What it is called by. */
    String name();

    /** Its options and what it measures, in one line. */
    String usage();

    /**
     * Runs it to its end.
     *
     * @param out takes what it does, and then the figures
     * @return its main figures beside what they shall be; empty when it has no such
     * @throws WrongCall when an option is not understood
     * @throws BenchFailed when it cannot go on
     */
    List<Verdict> run(List<String> options, PrintStream out) throws InterruptedException;
}
