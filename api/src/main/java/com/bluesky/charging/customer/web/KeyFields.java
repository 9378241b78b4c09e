package com.bluesky.charging.customer.web;

import com.bluesky.charging.security.AddressRange;
import com.bluesky.charging.web.Caller;
import com.bluesky.charging.web.FieldProblem;
import com.bluesky.charging.web.RequestProblem;
import com.bluesky.charging.web.RequestRejected;
import com.bluesky.charging.web.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The fields that requests for API keys share, as they are checked one by one. */
final class KeyFields {

    /** There are fewer scopes than that. */
    static final int SCOPES_MAX = 20;

    static final String ADDRESSES =
            "From where the key may be used: addresses, or ranges in CIDR notation. An empty list"
                    + " allows all addresses.";

    private KeyFields() {}

    /** The scopes that a new key is to have, each of which the caller may give. */
    static Set<Scope> scopes(List<String> texts, Caller caller) {
        Set<Scope> scopes = new TreeSet<>();
        for (int i = 0; i < texts.size(); i++) {
            Scope scope = Scope.find(texts.get(i)).filter(it -> it != Scope.PLATFORM).orElse(null);
            if (scope == null) {
                throw rejected("/scopes/" + i, "A customer cannot have this scope.");
            }
            if (!caller.mayGive(scope)) {
                throw rejected(
                        "/scopes/" + i,
                        "Your token does not have this scope, so you cannot give it.");
            }
            scopes.add(scope);
        }
        return scopes;
    }

    static List<String> texts(Set<Scope> scopes) {
        return scopes.stream().map(Scope::text).toList();
    }

    /** The ranges that a key is to be restricted to; none without a restriction. */
    static List<AddressRange> addresses(@Nullable List<String> texts) {
        List<AddressRange> ranges = new ArrayList<>();
        for (int i = 0; texts != null && i < texts.size(); i++) {
            String pointer = "/allowedAddresses/" + i;
            ranges.add(
                    AddressRange.parse(texts.get(i))
                            .orElseThrow(() ->
                                    rejected(
                                            pointer,
                                            "must be an address or a range in CIDR notation, such"
                                                    + " as 203.0.113.0/24, without bits behind the"
                                                    + " prefix")));
        }
        return ranges;
    }

    static RequestRejected rejected(String pointer, String detail) {
        return RequestRejected.field(
                RequestProblem.INVALID_FIELD, FieldProblem.ofField(pointer, detail));
    }
}
