package com.bluesky.charging.order.contract;

import com.bluesky.charging.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/** Why a request to an order was refused. */
public sealed interface OrderRefusal extends Refusal {

    /** A bill is made only of a charge that has ended. */
    record OrderNotEnded(OrderStatus status) implements OrderRefusal {

        @Override
        public String code() {
            return "ORDER_NOT_ENDED";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public String detail() {
            return "The order is "
                    + status
                    + ". A charge is billed, and corrected, once it has ended; one that runs is"
                    + " stopped by POST /v1/orders/{orderId}/stop. For one that FAILED there is"
                    + " nothing to bill; start another by POST /v1/orders.";
        }
    }

    /** There is no bill yet, or there will never be one. */
    record OrderHasNoBill(OrderStatus status) implements OrderRefusal {

        @Override
        public String code() {
            return "ORDER_HAS_NO_BILL";
        }

        @Override
        public Kind kind() {
            return Kind.NOT_FOUND;
        }

        @Override
        public String detail() {
            return "The order is "
                    + status
                    + ". Its bill is made when the charge has ended and is settled, and one that"
                    + " FAILED gets none. GET /v1/orders/{orderId}/stream tells when it is"
                    + " SETTLED.";
        }
    }

    /** Without prices there is no bill. */
    record OrderHasNoTariff() implements OrderRefusal {

        @Override
        public String code() {
            return "ORDER_HAS_NO_TARIFF";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public String detail() {
            return "The charge ran on a connector without a price plan. An administrator has to assign one: POST"
                    + " /v1/orders/{orderId}/price-plan.";
        }
    }

    /**
     * A wallet pays in its own currency only.
     *
     * @param currency that of the price plan
     * @param walletCurrency null where there is no wallet to pay from
     */
    record TariffCurrencyDiffers(String currency, @Nullable String walletCurrency)
            implements OrderRefusal {

        @Override
        public String code() {
            return "TARIFF_CURRENCY_DIFFERS";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public String detail() {
            return "The price plan is in "
                    + currency
                    + (walletCurrency == null
                            ? ", and there is no wallet in it that pays for the charge."
                            : ", and the wallet that pays for the charge is in "
                                    + walletCurrency
                                    + ".")
                    + " Choose a connector, or assign a price plan, whose prices are in the"
                    + " currency of the wallet.";
        }
    }

    /** A wallet belongs to a user, so a charge paid from one names the user. */
    record UserRequired() implements OrderRefusal {

        @Override
        public String code() {
            return "USER_REQUIRED";
        }

        @Override
        public Kind kind() {
            return Kind.INVALID;
        }

        @Override
        public String detail() {
            return "The charge is paid from a wallet, so the request must name a userId. POST"
                    + " /v1/users registers a user, GET /v1/users lists them.";
        }
    }

    /** A tariff is pinned once. */
    record OrderHasTariffAlready() implements OrderRefusal {

        @Override
        public String code() {
            return "ORDER_HAS_TARIFF";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public String detail() {
            return "The tariff of a charge is pinned when it begins and does not change any more. What it is"
                    + " billed for can be corrected: POST /v1/orders/{orderId}/corrections.";
        }
    }

    /** A tariff is assigned only to a charge that ran without one. */
    record OrderNotBegun() implements OrderRefusal {

        @Override
        public String code() {
            return "ORDER_NOT_BEGUN";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public String detail() {
            return "No charge of this order has begun at a connector that is known, so there is nothing to"
                    + " price. Assign the plan once it has begun.";
        }
    }

    /** What is derived is not billed before a person decides. */
    record EnergyNotDecided(long derivedWh) implements OrderRefusal {

        @Override
        public String code() {
            return "ENERGY_NOT_DECIDED";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public String detail() {
            return "The pile's meter told no energy, and "
                    + derivedWh
                    + " Wh follow from its power. An administrator has to decide: POST"
                    + " /v1/orders/{orderId}/corrections.";
        }
    }

    /** Corrections of one order are few. */
    record TooManyCorrections() implements OrderRefusal {

        @Override
        public String code() {
            return "TOO_MANY_CORRECTIONS";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public String detail() {
            return "The charge was corrected as often as it can be. Its last bill stands; settle what differs"
                    + " with the customer directly.";
        }
    }
}
