package com.bluesky.charging.bench;

/** A benchmark cannot go on; the message is one line for the person who runs it. */
final class BenchFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BenchFailed(String line) {
        super(line);
    }

    BenchFailed(String line, Throwable cause) {
        super(line, cause);
    }
}
