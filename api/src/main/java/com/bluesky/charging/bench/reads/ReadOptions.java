package com.bluesky.charging.bench.reads;

import com.bluesky.charging.bench.rig.Options;
import com.bluesky.charging.bench.rig.WrongCall;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How much there is to read, and how it is read.
 *
 * @param selection of the reads
 * @param orders a multiple of 1,000; the other rows follow from it
 * @param requestsPerSecond of all reads together
 * @param requestsEach how often each read is asked for and counted
 * @param document where the figures and plans are written, besides being printed
 */
record ReadOptions(
        Selection selection,
        int orders,
        int requestsPerSecond,
        int requestsEach,
        @Nullable Path document) {

    private static final int ORDERS = 1_000_000;

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

    static String usage(Selection selection) {
        return "[--orders=%d] [--rate=%d] [--requests=%d]%s"
                .formatted(
                        ORDERS,
                        selection.requestsPerSecond(),
                        selection.requestsEach(),
                        selection.isExplained() ? " [--write=FILE]" : "");
    }

    static ReadOptions of(Selection selection, List<String> arguments) {
        Set<String> known = new HashSet<>(Set.of("--orders", "--rate", "--requests"));
        if (selection.isExplained()) {
            known.add("--write");
        }
        Options options = Options.of(selection.benchmark(), usage(selection), known, arguments);
        int orders = options.number("--orders", ORDERS, ORDERS_STEP, ORDERS_MAX);
        if (orders % ORDERS_STEP != 0) {
            throw new WrongCall("--orders is a multiple of " + ORDERS_STEP + ".");
        }
        return new ReadOptions(
                selection,
                orders,
                options.number("--rate", selection.requestsPerSecond(), 1, RATE_MAX),
                options.number("--requests", selection.requestsEach(), 1, REQUESTS_MAX),
                options.file("--write"));
    }

    /** The call that measures like this. */
    String call() {
        return "./bluesky bench %s --orders=%d --rate=%d --requests=%d"
                .formatted(selection.benchmark(), orders, requestsPerSecond, requestsEach);
    }
}
