package com.bluesky.charging.bench.rig;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Callers that each do one thing after the other, as fast as they are answered. */
public final class Callers {

    private Callers() {}

    /** What one of them does. */
    @FunctionalInterface
    public interface Caller {

        /** Does it once; it has been done when this returns. */
        void call() throws Exception;
    }

    /**
     * What they did.
     *
     * @param all how often it was done, also after the time had run out
     * @param perSecond how much of it was done within the time
     */
    public record Done(long all, double perSecond, Latencies latencies) {}

    /** Lets them work for a time, and waits for the last answers. */
    public static Done during(Duration time, List<? extends Caller> callers)
            throws InterruptedException {
        long begun = System.nanoTime();
        long end = begun + time.toNanos();
        List<Future<List<Long>>> all = new ArrayList<>();
        List<Long> nanos = new ArrayList<>();
        long late = 0;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Caller caller : callers) {
                all.add(threads.submit(() -> callUntil(end, caller)));
            }
            for (Future<List<Long>> one : all) {
                List<Long> taken = one.get();
                nanos.addAll(taken);
                // Each was begun in time, and its last one ended after that.
                late += taken.isEmpty() ? 0 : 1;
            }
        } catch (ExecutionException e) {
            throw new BenchFailed("A caller failed: " + e.getCause(), e);
        }
        double seconds = (double) time.toNanos() / TimeUnit.SECONDS.toNanos(1);
        return new Done(nanos.size(), (nanos.size() - late) / seconds, Latencies.of(nanos));
    }

    private static List<Long> callUntil(long end, Caller caller) throws Exception {
        List<Long> nanos = new ArrayList<>();
        long before = System.nanoTime();
        while (before < end) {
            caller.call();
            long after = System.nanoTime();
            nanos.add(after - before);
            before = after;
        }
        return nanos;
    }
}
