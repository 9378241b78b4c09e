package com.bluesky.charging.order.contract;

import com.bluesky.charging.kernel.Tenant;

/**
 * Asks for an order's accepted samples in the order in which they were told; answers an optional
 * {@link SamplesOfEvents}, empty when the order is unknown or somebody else's.
 *
 * @param afterSequence the number of the last event whose samples are known, −1 before the first
 * @param untilSequence the number of the last event that is asked for
 */
public record ListSamplesOfEvents(
        Tenant tenant, String orderId, long afterSequence, long untilSequence) {}
