package com.bluesky.charging.device.web.ocpp;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** Says something that only a vendor understands (OCPP 1.6 §5.6). */
record DataTransfer(
        @NotBlank @Size(max = OcppBounds.VENDOR_CHARACTERS) String vendorId,
        @Size(max = OcppBounds.MESSAGE_CHARACTERS) @Nullable String messageId,
        @Size(max = OcppBounds.DATA_CHARACTERS) @Nullable String data)
        implements PileCommand {

    @Override
    public String action() {
        return "DataTransfer";
    }
}
