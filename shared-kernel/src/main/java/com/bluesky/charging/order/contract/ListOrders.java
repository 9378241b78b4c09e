package com.bluesky.charging.order.contract;

import com.bluesky.charging.kernel.PageRequest;
import com.bluesky.charging.kernel.Tenant;

/** Asks for orders, newest request first; answers an {@link OrderPage}. */
public record ListOrders(Tenant tenant, OrderCriteria criteria, PageRequest page) {}
