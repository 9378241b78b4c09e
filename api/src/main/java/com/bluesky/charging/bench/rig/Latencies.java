package com.bluesky.charging.bench.rig;

import java.util.Collection;

/**
 * What many requests of one kind took.
 *
 * @param count how many there were; the others are 0 when there was none
 */
public record Latencies(int count, long p50Micros, long p99Micros, long maxMicros) {

    private static final int NANOS_PER_MICRO = 1_000;

    public static Latencies of(Collection<Long> nanos) {
        long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
        if (sorted.length == 0) {
            return new Latencies(0, 0, 0, 0);
        }
        return new Latencies(
                sorted.length,
                percentile(sorted, 50),
                percentile(sorted, 99),
                sorted[sorted.length - 1] / NANOS_PER_MICRO);
    }

    /** The smallest value that so many of a hundred do not exceed. */
    private static long percentile(long[] sorted, int percent) {
        int rank = Math.ceilDiv(sorted.length * percent, 100);
        return sorted[rank - 1] / NANOS_PER_MICRO;
    }

    public static String millis(long micros) {
        return "%d.%02d".formatted(micros / 1_000, micros % 1_000 / 10);
    }
}
