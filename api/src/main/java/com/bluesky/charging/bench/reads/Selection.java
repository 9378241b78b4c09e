package com.bluesky.charging.bench.reads;

import java.util.Set;

/** Which reads are measured, at what rate, and how often each. */
enum Selection {
    /** Those that apps make all the time, as fast as many of them would. */
    COMMON("read", 500, 2_000, "server time of the most common reads at a million orders"),
    /** Every list with every filter, each explained. */
    ALL("reads", 100, 500, "server time of all reads at a million orders, and their plans");

    private static final Set<String> COMMON_READS =
            Set.of("order by id", "orders", "sites within 2 km");

    private final String benchmark;
    private final int requestsPerSecond;
    private final int requestsEach;
    private final String purpose;

    Selection(String benchmark, int requestsPerSecond, int requestsEach, String purpose) {
        this.benchmark = benchmark;
        this.requestsPerSecond = requestsPerSecond;
        this.requestsEach = requestsEach;
        this.purpose = purpose;
    }

    /** The name of the benchmark that measures them. */
    String benchmark() {
        return benchmark;
    }

    /** Unless the call says otherwise. */
    int requestsPerSecond() {
        return requestsPerSecond;
    }

    /** Unless the call says otherwise. */
    int requestsEach() {
        return requestsEach;
    }

    /**
     * How often each is asked for before it is counted, so that nothing is cold: with fewer, a
     * hundredth of the requests meets the compiler of the JVM and not the server.
     */
    int warmUpEach(int requestsEach) {
        return this == ALL ? requestsEach : 2 * requestsEach;
    }

    String purpose() {
        return purpose;
    }

    /** Whether it has this read of the largest customer, whose reads are the dearest. */
    boolean has(Read read, Tenant largest) {
        return this == ALL || (COMMON_READS.contains(read.what()) && read.tenant().equals(largest));
    }

    /** Whether PostgreSQL explains them afterwards. */
    boolean isExplained() {
        return this == ALL;
    }
}
