package com.bluesky.charging.price.contract;

import com.bluesky.charging.kernel.Tenant;

/**
 * Asks for the plan that is assigned to a target itself; answers an optional {@link
 * PriceAssignmentView}.
 */
public record FindPriceAssignment(Tenant tenant, PriceTarget target) {}
