package com.bluesky.charging.customer.contract;

import com.bluesky.charging.kernel.Refusal;

/** Why a customer's request was refused. */
public sealed interface CustomerRefusal extends Refusal {

    /** As many keys are active as may be. */
    record TooManyActiveKeys() implements CustomerRefusal {

        @Override
        public String code() {
            return "TOO_MANY_ACTIVE_KEYS";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public String detail() {
            return "At most "
                    + CustomerCommand.ACTIVE_KEYS_MAX
                    + " API keys may be active. Revoke one first.";
        }
    }

    /** The customer never had this key. */
    record UnknownApiKey(String keyId) implements CustomerRefusal {

        @Override
        public String code() {
            return "API_KEY_NOT_FOUND";
        }

        @Override
        public Kind kind() {
            return Kind.NOT_FOUND;
        }

        @Override
        public String detail() {
            return "The customer has no API key " + keyId + ".";
        }
    }
}
