package com.bluesky.charging.price.contract;

import com.bluesky.charging.kernel.PageRequest;
import com.bluesky.charging.kernel.Tenant;

/** Asks for an operator's price plans, oldest first; answers a {@link PricePlanPage}. */
public record ListPricePlans(Tenant tenant, PageRequest page) {}
