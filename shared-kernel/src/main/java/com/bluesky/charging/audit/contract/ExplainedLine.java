package com.bluesky.charging.audit.contract;

import com.bluesky.charging.price.contract.TariffComponent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How one line of a bill came about.
 *
 * @param exactAmount quantity × unit price in the currency, before it was rounded
 * @param amountMinor as billed, in minor units
 * @param component the part of the tariff that the price comes from
 */
public record ExplainedLine(
        TariffComponent.Kind kind,
        Instant from,
        Instant to,
        String quantity,
        TariffComponent.Unit unit,
        String unitPrice,
        String exactAmount,
        long amountMinor,
        @Nullable TariffComponent component,
        String sentence) {}
