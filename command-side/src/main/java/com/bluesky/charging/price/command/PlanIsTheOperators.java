package com.bluesky.charging.price.command;

import com.bluesky.charging.kernel.Refusal;
import com.bluesky.charging.kernel.Rule;
import com.bluesky.charging.price.contract.PriceRefusal.PricePlanNotFound;

/** A plan holds for what belongs to its own operator; to others it does not exist. */
record PlanIsTheOperators(String operatorOfPlan, String operatorOfTarget) implements Rule {

    @Override
    public boolean holds() {
        return operatorOfPlan.equals(operatorOfTarget);
    }

    @Override
    public Refusal refusal() {
        return new PricePlanNotFound();
    }
}
