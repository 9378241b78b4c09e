package com.bluesky.charging.bench.rig;

/** The options of a benchmark are not understood; the message is one line for who called it. */
public final class WrongCall extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public WrongCall(String line) {
        super(line);
    }
}
