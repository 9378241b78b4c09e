package com.bluesky.charging.order.contract;

import java.time.Instant;

/** The energy that was delivered in one period of the tariff, half-open. */
public record EnergyPeriod(Instant from, Instant to, long energyWh) {}
