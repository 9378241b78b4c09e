package com.bluesky.charging.order.query;

import com.bluesky.charging.kernel.query.Position;

/** Where a page of samples ended: the event and the place in it, as the id of a position. */
record SamplePosition(long eventSequence, int place) {

    private static final char SEPARATOR = '.';

    static SamplePosition parse(String id) {
        int separator = id.indexOf(SEPARATOR);
        if (separator < 0) {
            throw new IllegalArgumentException("A position among samples has two numbers.");
        }
        return new SamplePosition(
                Long.parseLong(id, 0, separator, 10),
                Integer.parseInt(id, separator + 1, id.length(), 10));
    }

    static Position of(SampleRow row) {
        return new Position(
                row.key().at(),
                new SamplePosition(row.key().eventSequence(), row.key().position()).toString());
    }

    @Override
    public String toString() {
        return Long.toString(eventSequence) + SEPARATOR + place;
    }
}
