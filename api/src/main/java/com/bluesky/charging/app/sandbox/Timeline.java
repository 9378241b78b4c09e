package com.bluesky.charging.app.sandbox;

import java.time.Duration;
import java.time.Instant;

/**
 * When the sandbox opened, and when it was made. An interrupted first start is done anew with the
 * same times, because its operator keeps them.
 *
 * @param openedAt when everything in it began, long enough ago to have a history
 */
record Timeline(Instant openedAt) {

    private static final Duration OPEN = Duration.ofDays(60);

    static Timeline madeAt(Instant now) {
        return new Timeline(now.minus(OPEN));
    }

    Instant madeAt() {
        return openedAt.plus(OPEN);
    }
}
