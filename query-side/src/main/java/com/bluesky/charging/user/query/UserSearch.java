package com.bluesky.charging.user.query;

import com.bluesky.charging.kernel.query.Filters;
import com.bluesky.charging.user.contract.SearchUsers;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.domain.PredicateSpecification;

/** The filter of a search for users. Each part of it has an index, written in the same way. */
final class UserSearch {

    private static final char ESCAPE = '\\';

    private UserSearch() {}

    static PredicateSpecification<UserRow> of(SearchUsers query) {
        return Filters.allOf(
                Filters.equal("operatorId", query.tenant().operatorId()),
                Filters.equal("customerId", query.tenant().customerId()),
                Filters.equal("phone", query.phone()),
                email(query.email()),
                Filters.equal("externalReference", query.externalReference()),
                namePart(query.namePart()));
    }

    private static @Nullable PredicateSpecification<UserRow> email(@Nullable String email) {
        return email == null
                ? null
                : (user, cb) ->
                        cb.equal(
                                cb.lower(user.<String>get("email")),
                                email.toLowerCase(Locale.ROOT));
    }

    private static @Nullable PredicateSpecification<UserRow> namePart(@Nullable String part) {
        return part == null
                ? null
                : (user, cb) ->
                        cb.like(
                                cb.lower(user.<String>get("name")),
                                "%" + literally(part.toLowerCase(Locale.ROOT)) + "%",
                                ESCAPE);
    }

    /** A percent sign and an underscore stand for themselves. */
    private static String literally(String text) {
        return text.replaceAll("[\\\\%_]", "\\\\$0");
    }
}
