package com.bluesky.charging.order.contract;

import com.bluesky.charging.price.contract.TariffComponent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of a bill.
 *
 * @param from beginning of the period, inclusive
 * @param to end of the period, exclusive
 * @param quantity decimal, exact: kWh with three places, or 1 for an order
 * @param unit what {@code quantity} counts and {@code unitPrice} is for
 * @param unitPrice decimal string as in the tariff
 * @param amountMinor quantity × unitPrice in minor units, rounded half up once
 * @param taxMinor the tax within the amount, where the tariff tells it
 */
public record BillLine(
        TariffComponent.Kind kind,
        Instant from,
        Instant to,
        String quantity,
        TariffComponent.Unit unit,
        String unitPrice,
        long amountMinor,
        @Nullable Long taxMinor) {}
