package com.bluesky.charging.device.web.ocpp;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Lets a pile upload its diagnostics (OCPP 1.6 §5.9). */
record GetDiagnostics(
        @NotNull
                @Size(max = OcppBounds.ADDRESS_CHARACTERS)
                @Pattern(regexp = OcppBounds.ADDRESS, message = OcppBounds.ADDRESS_MESSAGE)
                @Schema(example = "https://files.example/pile")
                String location,
        @PositiveOrZero @Max(OcppBounds.RETRIES) @Nullable Integer retries,
        @PositiveOrZero @Max(OcppBounds.SECONDS) @Nullable Integer retryInterval,
        @Nullable Instant startTime,
        @Nullable Instant stopTime)
        implements PileCommand {

    @Override
    public String action() {
        return "GetDiagnostics";
    }
}
