package com.bluesky.charging.device.web.ocpp;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Lets a pile upload a log (OCPP 1.6 security whitepaper). The request gets its number from the
 * server; what the pile reports about the upload repeats it.
 */
record GetLog(
        @NotNull LogType logType,
        @NotNull @Valid Parameters log,
        @PositiveOrZero @Max(OcppBounds.RETRIES) @Nullable Integer retries,
        @PositiveOrZero @Max(OcppBounds.SECONDS) @Nullable Integer retryInterval)
        implements PileCommand {

    @Override
    public String action() {
        return "GetLog";
    }

    /** Where to, and of which time. */
    @Schema(name = "LogParameters")
    record Parameters(
            @NotNull
                    @Size(max = OcppBounds.ADDRESS_CHARACTERS)
                    @Pattern(regexp = OcppBounds.ADDRESS, message = OcppBounds.ADDRESS_MESSAGE)
                    @Schema(example = "https://files.example/pile")
                    String remoteLocation,
            @Nullable Instant oldestTimestamp,
            @Nullable Instant latestTimestamp) {}
}
