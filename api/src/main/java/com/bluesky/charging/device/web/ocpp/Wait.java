package com.bluesky.charging.device.web.ocpp;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How long a client is ready to wait for the outcome: {@code Prefer: wait=n} (RFC 7240 §4.3). */
final class Wait {

    static final String HEADER = "Prefer";
    static final String APPLIED = "Preference-Applied";

    /** A pile that thinks longer is asked for later; clients and proxies hang up in the end. */
    static final Duration MAX = Duration.ofSeconds(10);

    private static final Pattern SECONDS =
            Pattern.compile("(?:^|[,;])\\s*wait\\s*=\\s*(\\d{1,4})\\s*(?:$|[,;])");

    private Wait() {}

    /** The time, at most {@link #MAX}; zero without a wish that is understood (RFC 7240 §2). */
    static Duration of(@Nullable String prefer) {
        Matcher wish = SECONDS.matcher(prefer == null ? "" : prefer);
        if (!wish.find()) {
            return Duration.ZERO;
        }
        Duration wished = Duration.ofSeconds(Integer.parseInt(wish.group(1)));
        return wished.compareTo(MAX) > 0 ? MAX : wished;
    }
}
