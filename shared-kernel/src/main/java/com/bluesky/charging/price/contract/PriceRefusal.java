package com.bluesky.charging.price.contract;

import com.bluesky.charging.kernel.Refusal;

/** Why a price plan's request was refused. */
public sealed interface PriceRefusal extends Refusal {

    /** The components do not make a tariff. */
    record TariffInvalid(String problem) implements PriceRefusal {

        @Override
        public String code() {
            return "TARIFF_INVALID";
        }

        @Override
        public Kind kind() {
            return Kind.INVALID;
        }

        @Override
        public String detail() {
            return problem;
        }
    }

    /** A plan is assigned only after it was published. */
    record PricePlanNotPublished() implements PriceRefusal {

        @Override
        public String code() {
            return "PRICE_PLAN_NOT_PUBLISHED";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public String detail() {
            return "Publish the plan before you assign it.";
        }
    }
}
