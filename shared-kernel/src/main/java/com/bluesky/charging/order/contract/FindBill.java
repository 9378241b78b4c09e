package com.bluesky.charging.order.contract;

import com.bluesky.charging.kernel.Tenant;

/** Asks for the latest bill of an order; answers an optional {@link Bill}. */
public record FindBill(Tenant tenant, String orderId) {}
