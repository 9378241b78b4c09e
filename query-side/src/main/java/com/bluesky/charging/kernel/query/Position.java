package com.bluesky.charging.kernel.query;

import java.time.Instant;

/**
 * Where a page ended: the instant and the id of its last item. As text it is what {@code next} of a
 * page says and {@code PageRequest.after} repeats.
 */
public record Position(Instant at, String id) {

    private static final char SEPARATOR = '|';

    /**
     * Reads a position.
     *
     * @throws IllegalArgumentException when the text is no position that a list gave out
     */
    public static Position parse(String text) {
        int separator = text.indexOf(SEPARATOR);
        if (separator < 0) {
            throw new IllegalArgumentException("A position has an instant and an id.");
        }
        return new Position(
                Instant.parse(text.substring(0, separator)), text.substring(separator + 1));
    }

    @Override
    public String toString() {
        return at.toString() + SEPARATOR + id;
    }
}
