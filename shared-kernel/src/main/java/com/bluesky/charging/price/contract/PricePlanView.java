package com.bluesky.charging.price.contract;

import java.time.Instant;
import java.util.List;

/**
 * A price plan as the read model knows it.
 *
 * @param planVersion the latest published version, 0 before the first; {@code components} and
 *     {@code defaultHoldMinor} are its
 */
public record PricePlanView(
        String planId,
        String operatorId,
        String name,
        String currency,
        int planVersion,
        List<TariffComponent> components,
        long defaultHoldMinor,
        List<PriceTarget> assignedTo,
        Instant createdAt,
        long version) {}
