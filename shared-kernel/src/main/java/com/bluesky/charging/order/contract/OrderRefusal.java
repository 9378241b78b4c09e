package com.bluesky.charging.order.contract;

import com.bluesky.charging.kernel.Refusal;

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
            return "The order is " + status + ". It can be settled once the charge has ended.";
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
            return "The charge ran on a connector without a price plan. An administrator has to assign one.";
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
            return "The charge is paid from a wallet, so the request must name a userId.";
        }
    }
}
