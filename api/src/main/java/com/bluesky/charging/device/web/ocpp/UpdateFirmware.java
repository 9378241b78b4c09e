package com.bluesky.charging.device.web.ocpp;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Lets a pile fetch and install firmware (OCPP 1.6 §5.19). */
record UpdateFirmware(
        @NotNull
                @Size(max = OcppBounds.ADDRESS_CHARACTERS)
                @Pattern(regexp = OcppBounds.ADDRESS, message = OcppBounds.ADDRESS_MESSAGE)
                @Schema(example = "https://files.example/pile")
                String location,
        @NotNull Instant retrieveDate,
        @PositiveOrZero @Max(OcppBounds.RETRIES) @Nullable Integer retries,
        @PositiveOrZero @Max(OcppBounds.SECONDS) @Nullable Integer retryInterval)
        implements PileCommand {

    @Override
    public String action() {
        return "UpdateFirmware";
    }
}
