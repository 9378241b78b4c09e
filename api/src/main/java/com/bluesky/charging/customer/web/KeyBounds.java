package com.bluesky.charging.customer.web;

import com.bluesky.charging.customer.contract.ApiKeyView;
import com.bluesky.charging.security.AddressRange;
import com.bluesky.charging.web.RequestRejected;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What holds a key: its end, and from where it may be used. A new key that takes after it has the
 * same unless something else is asked for, and nobody gives itself a key that is held less than its
 * own.
 *
 * @param expiresAt null when it does not expire
 * @param allowed nothing stands for everywhere
 * @param binding whether a new key must be held as much
 */
record KeyBounds(@Nullable Instant expiresAt, List<AddressRange> allowed, boolean binding) {

    /** For keys that take after none. */
    static final KeyBounds NONE = new KeyBounds(null, List.of(), false);

    static KeyBounds of(@Nullable Instant expiresAt, ApiKeyView key, boolean binding) {
        return new KeyBounds(expiresAt, KeyFields.addresses(key.allowedAddresses()), binding);
    }

    /** When the new key is to expire. */
    @Nullable Instant expiry(@Nullable Instant asked) {
        if (asked == null) {
            return expiresAt;
        }
        if (binding && expiresAt != null && asked.isAfter(expiresAt)) {
            throw KeyFields.rejected(
                    "/expiresAt",
                    "Your own key expires at %s, so a key that you give yourself does not live longer."
                            .formatted(expiresAt));
        }
        return asked;
    }

    /** From where the new key is to be usable. */
    List<AddressRange> addresses(@Nullable List<String> asked) {
        if (asked == null) {
            return allowed;
        }
        List<AddressRange> ranges = KeyFields.addresses(asked);
        if (binding && !allowed.isEmpty()) {
            requireWithinAllowed(ranges);
        }
        return ranges;
    }

    private void requireWithinAllowed(List<AddressRange> ranges) {
        if (ranges.isEmpty()) {
            throw outside("/allowedAddresses");
        }
        for (int i = 0; i < ranges.size(); i++) {
            AddressRange range = ranges.get(i);
            if (allowed.stream().noneMatch(each -> each.contains(range))) {
                throw outside("/allowedAddresses/" + i);
            }
        }
    }

    private static RequestRejected outside(String pointer) {
        return KeyFields.rejected(
                pointer,
                "Your own key may not be used from there, so a key that you give yourself may not"
                        + " either.");
    }
}
