package com.bluesky.charging.price.contract;

import com.bluesky.charging.kernel.Tenant;

/** Asks for one price plan; answers an optional {@link PricePlanView}. */
public record FindPricePlan(Tenant tenant, String planId) {}
