package com.bluesky.charging.device.web.ocpp;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** Changes a configuration key (OCPP 1.6 §5.3). */
record ChangeConfiguration(
        @NotBlank @Size(max = OcppBounds.KEY_CHARACTERS) String key,
        @NotNull @Size(max = OcppBounds.VALUE_CHARACTERS) String value)
        implements PileCommand {

    @Override
    public String action() {
        return "ChangeConfiguration";
    }
}
