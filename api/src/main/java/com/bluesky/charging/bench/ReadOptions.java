package com.bluesky.charging.bench;

import java.nio.file.Path;
import java.util.List;
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

    static ReadOptions of(List<String> options) {
        ReadOptions read = DEFAULT;
        for (String option : options) {
            String[] parts = option.split("=", 2);
            String value = parts.length == 2 ? parts[1] : "";
            read =
                    switch (parts[0]) {
                        case "--orders" ->
                                read.withOrders(number(option, value, ORDERS_STEP, ORDERS_MAX));
                        case "--rate" -> read.withRate(number(option, value, 1, RATE_MAX));
                        case "--requests" ->
                                read.withRequests(number(option, value, 1, REQUESTS_MAX));
                        case "--write" -> read.withDocument(option, value);
                        default ->
                                throw new WrongCall(
                                        "read knows no '" + option + "', only " + USAGE + ".");
                    };
        }
        return read;
    }

    private ReadOptions withOrders(int number) {
        if (number % ORDERS_STEP != 0) {
            throw new WrongCall("--orders is a multiple of " + ORDERS_STEP + ".");
        }
        return new ReadOptions(number, requestsPerSecond, requestsEach, document);
    }

    private ReadOptions withRate(int number) {
        return new ReadOptions(orders, number, requestsEach, document);
    }

    private ReadOptions withRequests(int number) {
        return new ReadOptions(orders, requestsPerSecond, number, document);
    }

    private ReadOptions withDocument(String option, String file) {
        if (file.isBlank()) {
            throw new WrongCall(option + " names no file.");
        }
        return new ReadOptions(orders, requestsPerSecond, requestsEach, Path.of(file));
    }

    private static int number(String option, String text, int least, int most) {
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException _) {
            // Told below, as a number out of bounds is.
        }
        throw new WrongCall("%s is not a number from %d to %d.".formatted(option, least, most));
    }

    /** The call that measures like this. */
    String call() {
        return "./bluesky bench read --orders=%d --rate=%d --requests=%d"
                .formatted(orders, requestsPerSecond, requestsEach);
    }
}
