package com.bluesky.charging.audit.contract;

import com.bluesky.charging.kernel.Tenant;

/** Asks for the history of an order; answers an optional {@link OrderHistory}. */
public record FindOrderHistory(Tenant tenant, String orderId) {}
