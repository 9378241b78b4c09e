package com.bluesky.charging.order.web.stream;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far a reader was told an order: the id of its latest message. Samples go before the view that
 * they lead to, so there are two numbers.
 *
 * @param order the version of the view, −1 before the first
 * @param samples the number of the last event whose samples were told
 */
record Told(long order, long samples) {

    private static final Pattern FORM = Pattern.compile("(\\d{1,18})\\.(\\d{1,18})");

    /** All up to a version. */
    static Told all(long version) {
        return new Told(version, version);
    }

    /**
     * Reads an id.
     *
     * @throws IllegalArgumentException when no stream gave it out
     */
    static Told parse(String id) {
        Matcher form = FORM.matcher(id);
        if (!form.matches()) {
            throw new IllegalArgumentException("An id has two numbers.");
        }
        return new Told(Long.parseLong(form.group(1)), Long.parseLong(form.group(2)));
    }

    boolean covers(Told other) {
        return order >= other.order && samples >= other.samples;
    }

    @Override
    public String toString() {
        return order + "." + samples;
    }
}
