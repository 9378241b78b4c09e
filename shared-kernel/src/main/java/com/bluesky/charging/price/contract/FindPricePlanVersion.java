package com.bluesky.charging.price.contract;

import com.bluesky.charging.kernel.Tenant;

/** Asks for one version of a price plan; answers an optional {@link PricePlanVersionView}. */
public record FindPricePlanVersion(Tenant tenant, String planId, int planVersion) {}
