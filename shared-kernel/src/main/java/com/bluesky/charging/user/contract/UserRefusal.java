package com.bluesky.charging.user.contract;

import com.bluesky.charging.kernel.Refusal;

/** Why a user's request was refused. */
public sealed interface UserRefusal extends Refusal {

    /** Another user of the same customer holds this phone number. */
    record PhoneTaken() implements UserRefusal {

        @Override
        public String code() {
            return "PHONE_TAKEN";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public String detail() {
            return "Another of your users is registered with this phone number.";
        }
    }
}
