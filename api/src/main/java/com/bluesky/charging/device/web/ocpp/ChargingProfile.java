package com.bluesky.charging.device.web.ocpp;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a pile is to limit power or current (OCPP 1.6 §7.8).
 *
 * @param transactionId the charge that a TxProfile is for
 */
record ChargingProfile(
        @NotNull @PositiveOrZero Integer chargingProfileId,
        @Positive @Nullable Integer transactionId,
        @NotNull @PositiveOrZero @Max(OcppBounds.STACK_LEVEL) Integer stackLevel,
        @NotNull ChargingProfilePurpose chargingProfilePurpose,
        @NotNull ChargingProfileKind chargingProfileKind,
        @Nullable RecurrencyKind recurrencyKind,
        @Nullable Instant validFrom,
        @Nullable Instant validTo,
        @NotNull @Valid ChargingSchedule chargingSchedule) {}
