package com.bluesky.charging.bench.rig;

/** A benchmark cannot go on; the message is one line for the person who runs it. */
public final class BenchFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public BenchFailed(String line) {
        super(line);
    }

    public BenchFailed(String line, Throwable cause) {
        super(line, cause);
    }
}
