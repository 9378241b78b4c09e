package com.bluesky.charging.order.contract;

/**
 * Why an order FAILED, when that was not a refusal of connector or wallet (whose codes are used as
 * they are). Stable, as all codes.
 */
public final class FailureCode {

    /** Somebody stopped it before the start was sent. */
    public static final String CANCELLED = "CANCELLED";

    /** The pile had no link when the start was to be sent. */
    public static final String DEVICE_OFFLINE = "DEVICE_OFFLINE";

    /** The pile refused to start. */
    public static final String START_REJECTED = "START_REJECTED";

    /** The pile accepted, but nothing was plugged in, or nothing began, in time. */
    public static final String START_TIMEOUT = "START_TIMEOUT";

    /** The vehicle was unplugged before the charge began. */
    public static final String UNPLUGGED = "UNPLUGGED";

    /** The pile never told whether it started. */
    public static final String START_UNKNOWN = "START_UNKNOWN";

    /** A charge that really runs took the connector. */
    public static final String DISPLACED = "DISPLACED";

    private FailureCode() {}
}
