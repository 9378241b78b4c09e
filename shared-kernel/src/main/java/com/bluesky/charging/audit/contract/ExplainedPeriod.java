package com.bluesky.charging.audit.contract;

import java.time.Instant;

/**
 * The energy of one period of the tariff, half-open.
 *
 * @param fromMeterWh what the register showed at its beginning
 * @param toMeterWh what it showed at its end
 * @param energyWh as billed
 * @param sentence where both readings come from
 */
public record ExplainedPeriod(
        Instant from,
        Instant to,
        long fromMeterWh,
        long toMeterWh,
        long energyWh,
        String sentence) {}
