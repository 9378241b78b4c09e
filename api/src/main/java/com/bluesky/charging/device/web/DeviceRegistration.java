package com.bluesky.charging.device.web;

import com.bluesky.charging.device.contract.ConnectorSpec;
import com.bluesky.charging.device.contract.ConnectorSpec.CurrentType;
import com.bluesky.charging.device.contract.DeviceCommand;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a device is registered with. */
record DeviceRegistration(
        @NotBlank @Size(max = 100) String siteId,
        @NotBlank @Size(max = 200) String name,
        @NotEmpty @Size(max = DeviceCommand.CONNECTORS_MAX) @Valid
                List<@NotNull NewConnector> connectors) {

    /** The largest chargers that are built deliver 4 MW. */
    static final int POWER_MAX_WATTS = 10_000_000;

    @AssertTrue(message = "connectors must be numbered 1, 2, 3, … in order")
    @Schema(hidden = true)
    boolean isNumberedFromOne() {
        return numberedFromOne(connectors);
    }

    List<ConnectorSpec> specs() {
        return connectors.stream()
                .map(connector ->
                        new ConnectorSpec(
                                connector.connectorId(),
                                connector.plug(),
                                connector.currentType(),
                                connector.maxPowerWatts()))
                .toList();
    }

    private static boolean numberedFromOne(
            @Nullable List<? extends @Nullable NewConnector> connectors) {
        if (connectors == null || connectors.stream().anyMatch(Objects::isNull)) {
            // Said by the other constraints already.
            return true;
        }
        for (int i = 0; i < connectors.size(); i++) {
            NewConnector connector = connectors.get(i);
            if (connector != null && connector.connectorId() != i + 1) {
                return false;
            }
        }
        return true;
    }

    /**
     * One connector of a new device.
     *
     * @param connectorId OCPP's number on the device, from 1
     * @param plug the kind of plug, such as {@code TYPE_2}, {@code CCS_2}, {@code GB_T_DC}
     */
    record NewConnector(
            @Positive @Max(DeviceCommand.CONNECTORS_MAX) int connectorId,
            @NotNull @Pattern(regexp = "[A-Z0-9_]{1,30}") @Schema(example = "GB_T_DC") String plug,
            @NotNull CurrentType currentType,
            @Positive @Max(POWER_MAX_WATTS) int maxPowerWatts) {}
}
