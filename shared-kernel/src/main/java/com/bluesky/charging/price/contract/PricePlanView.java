package com.bluesky.charging.price.contract;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A price plan as the read model knows it.
 *
 * @param planVersion the latest published version, 0 before the first; {@code components} and
 *     {@code defaultHoldMinor} are its
 * @param retiredAt since when it is neither published nor assigned any more; absent while in use
 */
public record PricePlanView(
        String planId,
        String operatorId,
        String name,
        String currency,
        int planVersion,
        List<TariffComponent> components,
        long defaultHoldMinor,
        Instant createdAt,
        @Nullable Instant retiredAt,
        Instant updatedAt,
        long version) {}
