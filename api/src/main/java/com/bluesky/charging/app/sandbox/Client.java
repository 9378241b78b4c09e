package com.bluesky.charging.app.sandbox;

import com.bluesky.charging.customer.contract.PaymentMode;
import com.bluesky.charging.security.ApiKey;
import com.bluesky.charging.web.Scope;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A customer of the sandbox, with one API key and its users.
 *
 * @param key the name that the id of its key follows from
 * @param seesAll whether its key shows all of the operator and manages it, as a back office needs
 */
record Client(
        String id,
        String name,
        PaymentMode paymentMode,
        String key,
        boolean seesAll,
        List<Person> people) {

    String keyId() {
        return ApiKey.idOf(Names.id("key", key));
    }

    /**
     * Everything that a customer's app needs; what other customers of the operator did stays
     * hidden, and the operator's people and keys out of reach, unless it is to see all.
     */
    Set<Scope> scopes() {
        Set<Scope> scopes = EnumSet.complementOf(EnumSet.of(Scope.PLATFORM));
        if (!seesAll) {
            scopes.remove(Scope.OPERATOR_ALL);
            scopes.remove(Scope.OPERATOR_MANAGE);
        }
        return scopes;
    }
}
