package com.bluesky.charging.device.web.ocpp;

import com.bluesky.charging.device.contract.DeviceCommand;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Reserves a connector, or with 0 any one, for a card (OCPP 1.6 §5.13). The reservation gets its
 * number from the server.
 *
 * @param userId whose other cards may use the reservation too
 */
record ReserveNow(
        @NotNull @PositiveOrZero @Max(DeviceCommand.CONNECTORS_MAX) Integer connectorId,
        @NotNull Instant expiryDate,
        @NotNull @Size(min = 1, max = OcppBounds.TAG_CHARACTERS) String idTag,
        @Size(min = 1, max = 100) @Nullable String userId)
        implements PileCommand {

    @Override
    public String action() {
        return "ReserveNow";
    }
}
