package com.bluesky.charging.order.web.stream;

import com.bluesky.charging.order.contract.OrderView;
import com.bluesky.charging.order.contract.SamplesOfEvents;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One order as its readers need it. */
interface OrderSource {

    /** The view in a version or a later one; empty when it cannot be read in time. */
    Optional<OrderView> atLeast(long version);

    /**
     * Samples of events after one and until another.
     *
     * @param notBefore no sample of these is of an earlier time; null when that is not known
     */
    SamplesOfEvents samples(long afterSequence, long untilSequence, @Nullable Instant notBefore);
}
