package com.bluesky.charging.app.sandbox;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A user of the sandbox.
 *
 * @param phone made up; null for a vehicle
 * @param tag what the user's card says to piles; null for one without a card
 * @param topUps what is paid into the wallet, in minor units: the first before all charges, the
 *     others after them
 */
record Person(
        String id, String name, @Nullable String phone, @Nullable String tag, List<TopUp> topUps) {

    /** Money that is paid in. */
    record TopUp(String id, long amountMinor) {}

    /** What a telephone book would say, at a domain that is nobody's (RFC 2606 §3). */
    @Nullable String email() {
        return phone == null
                ? null
                : name.toLowerCase(Locale.ROOT).replace(' ', '.') + "@example.com";
    }
}
