package com.bluesky.charging.order.web;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long a charge that was asked for may take to begin. The pile waits its ConnectionTimeOut for
 * the vehicle to be plugged in (OCPP 1.6 §9.1.5); an order that gives up before it would tell of
 * failure while the driver still can plug in.
 */
final class StartDeadline {

    /**
     * A driver who stands at the pile does not wait longer; a pile that is linked answers in time.
     */
    static final Duration LEAST = Duration.ofSeconds(90);

    /** What a pile is assumed to wait before it told. */
    static final Duration ASSUMED = Duration.ofSeconds(60);

    /** For the start to reach the pile, and for its StartTransaction to reach us. */
    static final Duration ON_THE_WAY = Duration.ofSeconds(30);

    /**
     * A pile may be configured to wait for hours. An order waits less: it occupies the connector
     * and holds money, and a charge that begins late reopens it.
     */
    static final Duration MOST = Duration.ofMinutes(15);

    private StartDeadline() {}

    /**
     * The time from the request on.
     *
     * @param connectionTimeOutSeconds what the pile told; null before
     */
    static Duration of(@Nullable Integer connectionTimeOutSeconds) {
        Duration pileWaits =
                connectionTimeOutSeconds == null
                        ? ASSUMED
                        : Duration.ofSeconds(connectionTimeOutSeconds);
        Duration needed = pileWaits.plus(ON_THE_WAY);
        if (needed.compareTo(MOST) > 0) {
            return MOST;
        }
        return needed.compareTo(LEAST) < 0 ? LEAST : needed;
    }
}
