package com.bluesky.charging.price.contract;

import com.bluesky.charging.kernel.Tenant;
import java.util.List;

/**
 * Asks which plan holds for something; answers an optional {@link HoldingPricePlan}.
 *
 * @param nearestFirst what a plan may be assigned to in order to hold there; the first that has one
 *     decides
 */
public record FindHoldingPricePlan(Tenant tenant, List<PriceTarget> nearestFirst) {

    public FindHoldingPricePlan {
        nearestFirst = List.copyOf(nearestFirst);
    }
}
