package com.bluesky.charging.user.contract;

import com.bluesky.charging.kernel.PageRequest;
import com.bluesky.charging.kernel.Tenant;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the users of whom all that is given is true, newest first; answers a {@link UserPage}.
 *
 * @param phone the whole number
 * @param email the whole address, in any case of its letters
 * @param namePart any part of the name, in any case of its letters
 * @param externalReference the whole reference
 */
public record SearchUsers(
        Tenant tenant,
        @Nullable String phone,
        @Nullable String email,
        @Nullable String namePart,
        @Nullable String externalReference,
        PageRequest page) {

    /** Whoever logs it does not log who was looked for. */
    @Override
    public String toString() {
        return "SearchUsers[]";
    }
}
