package com.bluesky.charging.order.web;

import com.bluesky.charging.order.contract.CorrectionReason;
import com.bluesky.charging.order.contract.OrderCommand.CorrectCharge;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import org.jspecify.annotations.Nullable;

/**
 * How much energy a charge is billed for, as a person decided.
 *
 * @param energyWh delivered in all
 */
@Schema(example = "{\"energyWh\":12500,\"reason\":\"METER_FAULT\"}")
record CorrectionRequest(
        @NotNull @PositiveOrZero @Max(CorrectCharge.ENERGY_MAX_WH) Long energyWh,
        @Nullable CorrectionReason reason) {}
