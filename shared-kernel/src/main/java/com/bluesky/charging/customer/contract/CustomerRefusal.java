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
                    + " API keys may be active. Revoke one first: DELETE"
                    + " /v1/customers/{customerId}/keys/{keyId}.";
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
            return "The customer has no API key "
                    + keyId
                    + ". GET /v1/customers/{customerId}/keys lists those that it has.";
        }
    }

    /** The customer has had as many keys as it may ever have. */
    record TooManyKeys() implements CustomerRefusal {

        @Override
        public String code() {
            return "TOO_MANY_KEYS";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public String detail() {
            return "A customer has at most "
                    + CustomerCommand.KEYS_MAX
                    + " API keys in its life. Register another customer, and use keys for longer.";
        }
    }

    /** The key expired or was revoked. */
    record ApiKeyEnded(String keyId) implements CustomerRefusal {

        @Override
        public String code() {
            return "API_KEY_ENDED";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public String detail() {
            return "The API key "
                    + keyId
                    + " expired or was revoked, so it cannot be rotated. Issue a new one.";
        }
    }

    /** The key would have expired before it was issued. */
    record ApiKeyBornExpired() implements CustomerRefusal {

        @Override
        public String code() {
            return "API_KEY_EXPIRES_TOO_EARLY";
        }

        @Override
        public Kind kind() {
            return Kind.INVALID;
        }

        @Override
        public String detail() {
            return "The field expiresAt must lie in the future. Leave it out for a key that does not expire.";
        }
    }
}
