package com.bluesky.charging.order.contract;

import com.bluesky.charging.kernel.PageRequest;
import com.bluesky.charging.kernel.Tenant;

/**
 * Asks for an order's accepted samples in the order of their time; answers an optional {@link
 * SamplePage}, empty when the order is unknown or somebody else's.
 */
public record ListSamples(Tenant tenant, String orderId, PageRequest page) {}
