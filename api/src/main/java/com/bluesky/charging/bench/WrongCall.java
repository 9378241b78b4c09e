package com.bluesky.charging.bench;

/** The options of a benchmark are not understood; the message is one line for who called it. */
final class WrongCall extends RuntimeException {

    private static final long serialVersionUID = 1L;

    WrongCall(String line) {
        super(line);
    }
}
