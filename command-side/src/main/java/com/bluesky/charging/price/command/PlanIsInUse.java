package com.bluesky.charging.price.command;

import com.bluesky.charging.kernel.Refusal;
import com.bluesky.charging.kernel.Rule;
import com.bluesky.charging.price.contract.PriceRefusal.PricePlanIsRetired;

/** Nothing new begins with a plan that was retired. */
record PlanIsInUse(boolean retired) implements Rule {

    @Override
    public boolean holds() {
        return !retired;
    }

    @Override
    public Refusal refusal() {
        return new PricePlanIsRetired();
    }
}
