package com.bluesky.charging.order.contract;

import org.jspecify.annotations.Nullable;

/**
 * When a charge is to be stopped by us; each limit is optional, positive, and the first one reached
 * counts.
 */
public record ChargingLimits(
        @Nullable Long energyWh, @Nullable Long amountMinor, @Nullable Long durationSeconds) {

    /** No limit but the money that was set aside. */
    public static final ChargingLimits NONE = new ChargingLimits(null, null, null);
}
