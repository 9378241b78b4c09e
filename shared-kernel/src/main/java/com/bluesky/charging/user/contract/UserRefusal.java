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
            return "Another of your users is registered with this phone number. POST"
                    + " /v1/users/search finds that user; charge as that one, or send another"
                    + " number.";
        }
    }

    /** Nothing is changed or begun for a user who was erased. */
    record UserWasErased() implements UserRefusal {

        @Override
        public String code() {
            return "USER_ERASED";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public String detail() {
            return "The user was erased, for ever. Register the person anew if they come back.";
        }
    }

    /** A user who was deactivated begins no charges. */
    record UserIsDeactivated() implements UserRefusal {

        @Override
        public String code() {
            return "USER_DEACTIVATED";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public String detail() {
            return "The user is deactivated and begins no charges. POST /v1/users/{userId}/reactivate"
                    + " lets the user charge again.";
        }
    }
}
