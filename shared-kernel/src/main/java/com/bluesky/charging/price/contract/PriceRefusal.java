package com.bluesky.charging.price.contract;

import com.bluesky.charging.kernel.Refusal;

/** Why a request about prices was refused. */
public sealed interface PriceRefusal extends Refusal {

    /**
     * The components do not make a tariff.
     *
     * @param problem a sentence of {@link TariffProblem}, or one like it
     */
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
            return problem
                    + " Correct that and publish again: POST /v1/price-plans/{planId}/publish.";
        }
    }

    /** There is no such plan at the operator of what it was to be assigned to. */
    record PricePlanNotFound() implements PriceRefusal {

        @Override
        public String code() {
            return "PRICE_PLAN_NOT_FOUND";
        }

        @Override
        public Kind kind() {
            return Kind.NOT_FOUND;
        }

        @Override
        public String detail() {
            return "There is no price plan with this id; list them with GET /v1/price-plans.";
        }
    }

    /** A plan has no prices before it was published. */
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
            return "The plan has no version with prices yet. Publish it first: POST"
                    + " /v1/price-plans/{planId}/publish.";
        }
    }

    /** A retired plan is neither published nor assigned any more. */
    record PricePlanIsRetired() implements PriceRefusal {

        @Override
        public String code() {
            return "PRICE_PLAN_RETIRED";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public String detail() {
            return "The plan was retired; use another one, or create it with POST /v1/price-plans.";
        }
    }

    /** No plan is assigned to what was asked about, nor to anything around it. */
    record NoPricePlanHolds() implements PriceRefusal {

        @Override
        public String code() {
            return "NO_PRICE_PLAN_HOLDS";
        }

        @Override
        public Kind kind() {
            return Kind.NOT_FOUND;
        }

        @Override
        public String detail() {
            return "No price plan is assigned here, nor to what this belongs to; assign one with"
                    + " PUT.";
        }
    }
}
