package com.bluesky.charging.device.web.ocpp;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sends a list of cards that a pile accepts by itself (OCPP 1.6 §5.15). It must fit into a frame of
 * 64 KiB; a longer one is sent in parts, as differential updates.
 */
@Schema(
        example =
                "{\"listVersion\":2,\"updateType\":\"Full\",\"localAuthorizationList\":[{\"id"
                        + "Tag\":\"04A2B3C4D5E680\",\"idTagInfo\":{\"status\":\"Accepted\",\"expiryDate"
                        + "\":\"2027-01-01T00:00:00Z\"}}]}")
record SendLocalList(
        @NotNull @Positive Integer listVersion,
        @NotNull UpdateType updateType,
        @Size(max = OcppBounds.LOCAL_LIST)
                @Nullable List<@NotNull @Valid Entry> localAuthorizationList)
        implements PileCommand {

    @Override
    public String action() {
        return "SendLocalList";
    }

    /**
     * One card.
     *
     * @param idTagInfo absent in a differential update to remove the card
     */
    @Schema(name = "LocalListEntry")
    record Entry(
            @NotNull @Size(min = 1, max = OcppBounds.TAG_CHARACTERS) String idTag,
            @Valid @Nullable IdTagInfo idTagInfo) {}

    /** What the pile is to say to a card. */
    record IdTagInfo(
            @Nullable Instant expiryDate,
            @Size(min = 1, max = OcppBounds.TAG_CHARACTERS) @Nullable String parentIdTag,
            @NotNull AuthorizationStatus status) {}
}
