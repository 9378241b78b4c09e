package com.bluesky.charging.price.command;

import com.bluesky.charging.kernel.Refusal;
import com.bluesky.charging.kernel.Rule;
import com.bluesky.charging.price.contract.PriceRefusal.PricePlanNotPublished;

/** Only a plan with content can be assigned. */
record PlanIsPublished(int planVersion) implements Rule {

    @Override
    public boolean holds() {
        return planVersion > 0;
    }

    @Override
    public Refusal refusal() {
        return new PricePlanNotPublished();
    }
}
