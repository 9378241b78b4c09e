package com.bluesky.charging.order.web;

import com.bluesky.charging.order.contract.CorrectionReason;
import com.bluesky.charging.order.contract.OrderCommand.CorrectCharge;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import org.jspecify.annotations.Nullable;

/**
 * How much energy a charge is billed for, as a person decided.
 *
 * @param energyWh delivered in all
 */
record CorrectionRequest(
        @NotNull @PositiveOrZero @Max(CorrectCharge.ENERGY_MAX_WH) Long energyWh,
        @Nullable CorrectionReason reason) {}
