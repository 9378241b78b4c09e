package com.bluesky.charging.order.contract;

import com.bluesky.charging.kernel.Tenant;

/** Asks for one order; answers an optional {@link OrderView}. */
public record FindOrder(Tenant tenant, String orderId) {}
