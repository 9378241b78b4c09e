package com.bluesky.charging.device.web;

import com.bluesky.charging.device.contract.ConnectorSpec;
import com.bluesky.charging.device.contract.ConnectorSpec.CurrentType;
import com.bluesky.charging.device.contract.DeviceCommand;
import com.bluesky.charging.web.FieldProblem;
import com.bluesky.charging.web.RequestProblem;
import com.bluesky.charging.web.RequestRejected;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.util.List;

/** What a device is registered with. */
record DeviceRegistration(
        @NotBlank @Size(max = 100) String siteId,
        @NotBlank @Size(max = 200) String name,
        @NotEmpty @Size(max = DeviceCommand.CONNECTORS_MAX)
                List<@NotNull @Valid NewConnector> connectors) {

    /** The largest chargers that are built deliver 4 MW. */
    static final int POWER_MAX_WATTS = 10_000_000;

    /**
     * The connectors in the words of the contract.
     *
     * @throws RequestRejected when they are not numbered 1, 2, 3, …
     */
    List<ConnectorSpec> specs() {
        return specs(connectors);
    }

    static List<ConnectorSpec> specs(List<NewConnector> connectors) {
        for (int i = 0; i < connectors.size(); i++) {
            if (connectors.get(i).connectorId() != i + 1) {
                throw RequestRejected.field(
                        RequestProblem.INVALID_FIELD,
                        FieldProblem.ofField(
                                "/connectors/" + i + "/connectorId",
                                "connectors must be numbered 1, 2, 3, … in order"));
            }
        }
        return connectors.stream()
                .map(connector ->
                        new ConnectorSpec(
                                connector.connectorId(),
                                connector.plug(),
                                connector.currentType(),
                                connector.maxPowerWatts()))
                .toList();
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
