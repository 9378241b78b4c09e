package com.bluesky.charging.bench.reads;

import com.bluesky.charging.bench.rig.Options;
import com.bluesky.charging.bench.rig.WrongCall;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How much there is to read, and how it is read.
 *
 * @param orders a multiple of 1,000; the other rows follow from it
 * @param requestsPerSecond of all reads together
 * @param requestsEach how often each read is asked for and counted
 * @param document where the figures and plans are written, besides being printed
 */
record ReadOptions(int orders, int requestsPerSecond, int requestsEach, @Nullable Path document) {

    static final ReadOptions DEFAULT = new ReadOptions(1_000_000, 200, 500, null);

    static final String USAGE = "[--orders=1000000] [--rate=200] [--requests=500] [--write=FILE]";

    /** Fewer would leave the smallest customer without an order. */
    static final int ORDERS_STEP = 1_000;

    /** What an embedded PostgreSQL takes in half an hour. */
    static final int ORDERS_MAX = 20_000_000;

    private static final int RATE_MAX = 10_000;
    private static final int REQUESTS_MAX = 100_000;

    /** What 1,000,000 orders need: each user has ten of them, each site two hundred. */
    int users() {
        return Math.max(5 * ORDERS_STEP, orders / (10 * ORDERS_STEP) * ORDERS_STEP);
    }

    int sites() {
        return Math.max(3 * ORDERS_STEP, orders / (200 * ORDERS_STEP) * ORDERS_STEP);
    }

    static ReadOptions of(List<String> arguments) {
        Options options =
                Options.of(
                        ReadBenchmark.NAME,
                        USAGE,
                        Set.of("--orders", "--rate", "--requests", "--write"),
                        arguments);
        int orders = options.number("--orders", DEFAULT.orders, ORDERS_STEP, ORDERS_MAX);
        if (orders % ORDERS_STEP != 0) {
            throw new WrongCall("--orders is a multiple of " + ORDERS_STEP + ".");
        }
        return new ReadOptions(
                orders,
                options.number("--rate", DEFAULT.requestsPerSecond, 1, RATE_MAX),
                options.number("--requests", DEFAULT.requestsEach, 1, REQUESTS_MAX),
                options.file("--write"));
    }

    /** The call that measures like this. */
    String call() {
        return "./bluesky bench read --orders=%d --rate=%d --requests=%d"
                .formatted(orders, requestsPerSecond, requestsEach);
    }
}
