package com.bluesky.charging.device.web;

import com.bluesky.charging.device.contract.DeviceCommand;
import com.bluesky.charging.device.contract.DeviceView;
import com.bluesky.charging.device.web.DeviceRegistration.NewConnector;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * What a person tells of a device.
 *
 * @param connectors all of them, numbered as they are; what they are may be corrected, how many
 *     there are may not
 */
record DeviceContent(
        @NotBlank @Size(max = 200) @Schema(example = "Bay 12") String name,
        @NotEmpty @Size(max = DeviceCommand.CONNECTORS_MAX)
                List<@NotNull @Valid NewConnector> connectors) {

    static DeviceContent of(DeviceView device) {
        return new DeviceContent(
                device.name(),
                device.connectors().stream()
                        .map(connector ->
                                new NewConnector(
                                        connector.connectorId(),
                                        connector.plug(),
                                        connector.currentType(),
                                        connector.maxPowerWatts()))
                        .toList());
    }
}
