package com.bluesky.charging.web;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How long a client is ready to wait for the outcome: {@code Prefer: wait=n} (RFC 7240 §4.3). */
public final class Wait {

    public static final String HEADER = "Prefer";
    public static final String APPLIED = "Preference-Applied";

    /** A pile that thinks longer is asked for later; clients and proxies hang up in the end. */
    public static final Duration MAX = Duration.ofSeconds(10);

    private static final Pattern SECONDS =
            Pattern.compile("(?:^|[,;])\\s*wait\\s*=\\s*(\\d{1,4})\\s*(?:$|[,;])");

    private Wait() {}

    /** What {@link #APPLIED} says of a wish that was granted (RFC 7240 §3). */
    public static String granted(Duration patience) {
        return "wait=" + patience.toSeconds();
    }

    /** The time, at most {@link #MAX}; zero without a wish that is understood (RFC 7240 §2). */
    public static Duration of(@Nullable String prefer) {
        Matcher wish = SECONDS.matcher(prefer == null ? "" : prefer);
        if (!wish.find()) {
            return Duration.ZERO;
        }
        Duration wished = Duration.ofSeconds(Integer.parseInt(wish.group(1)));
        return wished.compareTo(MAX) > 0 ? MAX : wished;
    }
}
