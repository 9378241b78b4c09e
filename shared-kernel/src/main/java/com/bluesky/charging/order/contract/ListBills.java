package com.bluesky.charging.order.contract;

import com.bluesky.charging.kernel.Tenant;

/**
 * Asks for all bills of an order, oldest first; answers an optional {@link BillList}, empty when
 * the order is unknown or somebody else's.
 */
public record ListBills(Tenant tenant, String orderId) {}
