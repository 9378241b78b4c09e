package com.bluesky.charging.user.query;

import com.bluesky.charging.kernel.query.Condition;
import com.bluesky.charging.kernel.query.Filters;
import com.bluesky.charging.user.contract.SearchUsers;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The filter of a search for users. Each part of it has an index, written in the same way. */
final class UserSearch {

    private UserSearch() {}

    static Condition of(SearchUsers query) {
        return Condition.allOf(
                Filters.equal("operatorId", query.tenant().operatorId()),
                Filters.equal("customerId", query.tenant().customerId()),
                Filters.equal("phone", query.phone()),
                email(query.email()),
                Filters.equal("externalReference", query.externalReference()),
                namePart(query.namePart()));
    }

    private static @Nullable Condition email(@Nullable String email) {
        return email == null
                ? null
                : Condition.of("lower(row.email) = ?", email.toLowerCase(Locale.ROOT));
    }

    private static @Nullable Condition namePart(@Nullable String part) {
        return part == null
                ? null
                : Condition.of(
                        "lower(row.name) like ? escape '\\'",
                        "%" + literally(part.toLowerCase(Locale.ROOT)) + "%");
    }

    /** A percent sign and an underscore stand for themselves. */
    private static String literally(String text) {
        return text.replaceAll("[\\\\%_]", "\\\\$0");
    }
}
