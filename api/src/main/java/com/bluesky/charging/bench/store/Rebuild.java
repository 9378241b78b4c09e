package com.bluesky.charging.bench.store;

import com.bluesky.charging.bench.rig.BenchFailed;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.StreamingEventProcessor;

/** Makes the rows of one projection, and tells how far it is. */
final class Rebuild {

    private static final Duration AT_MOST = Duration.ofMinutes(60);
    private static final int LOOK_MILLIS = 20;
    private static final int TELL_SECONDS = 5;

    private final Processors processors;
    private final StreamingEventProcessor processor;
    private final PrintStream out;

    Rebuild(Processors processors, String projection, PrintStream out) {
        this.processors = processors;
        this.processor = processors.named(projection);
        this.out = out;
    }

    /** Deletes all rows and makes them again; tells how long it takes. */
    Duration anew() throws InterruptedException {
        long begun = System.nanoTime();
        processor.shutDown();
        processor.resetTokens();
        return run(begun);
    }

    /** Makes the rows of events that were not projected yet. */
    Duration start() throws InterruptedException {
        return run(System.nanoTime());
    }

    private Duration run(long begun) throws InterruptedException {
        processor.start();
        long head = processors.head();
        long told = begun;
        while (Processors.position(processor) < head) {
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            long now = System.nanoTime();
            if (now - begun > AT_MOST.toNanos() || processor.isError()) {
                throw new BenchFailed("The projection does not get to its end.");
            }
            if (now - told > TimeUnit.SECONDS.toNanos(TELL_SECONDS)) {
                told = now;
                out.printf(
                        "  %,d of %,d events.%n",
                        Math.max(0, Processors.position(processor)), head);
            }
        }
        return Duration.ofNanos(System.nanoTime() - begun);
    }
}
