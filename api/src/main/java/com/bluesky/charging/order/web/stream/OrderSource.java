package com.bluesky.charging.order.web.stream;

import com.bluesky.charging.order.contract.OrderView;
import com.bluesky.charging.order.contract.SamplesOfEvents;
import java.util.Optional;

/** One order as its readers need it. */
interface OrderSource {

    /** The view in a version or a later one; empty when it cannot be read in time. */
    Optional<OrderView> atLeast(long version);

    /** Samples of events after one and until another. */
    SamplesOfEvents samples(long afterSequence, long untilSequence);
}
