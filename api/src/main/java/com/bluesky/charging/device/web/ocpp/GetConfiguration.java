package com.bluesky.charging.device.web.ocpp;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads configuration keys, all of them without a list (OCPP 1.6 §5.8). */
record GetConfiguration(
        @Size(max = OcppBounds.KEYS)
                @Nullable List<@NotNull @Size(min = 1, max = OcppBounds.KEY_CHARACTERS) String> key)
        implements PileCommand {

    @Override
    public String action() {
        return "GetConfiguration";
    }
}
