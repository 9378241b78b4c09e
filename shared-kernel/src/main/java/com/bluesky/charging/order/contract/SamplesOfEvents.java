package com.bluesky.charging.order.contract;

import java.util.List;

/**
 * The samples of whole events, oldest event first.
 *
 * @param untilSequence no event up to this one has more; the next question begins after it
 */
public record SamplesOfEvents(List<Sample> items, long untilSequence) {

    /**
     * About how many at once; only one event that has more is told whole. A minute of samples, one
     * each second, needs no second question.
     */
    public static final int SAMPLES_MAX = 200;

    public SamplesOfEvents {
        items = List.copyOf(items);
    }
}
