package com.bluesky.charging.price.contract;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a price plan said from one publication to the next.
 *
 * @param planVersion counts the publications of the plan from 1
 * @param currency ISO 4217
 * @param supersededAt when the next version was published; absent for the current one
 * @param updatedAt when it was published, or superseded
 */
public record PricePlanVersionView(
        String planId,
        String operatorId,
        int planVersion,
        String currency,
        List<TariffComponent> components,
        long defaultHoldMinor,
        Instant publishedAt,
        @Nullable Instant supersededAt,
        Instant updatedAt) {}
