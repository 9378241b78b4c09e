package com.bluesky.charging.device.web;

import com.bluesky.charging.device.contract.DeviceEvent.DevicePasswordRotated;
import com.bluesky.charging.security.DevicePasswords;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.springframework.stereotype.Component;

/**
 * A password that was rotated is the device's, and the former one ends as the event says, whatever
 * became of the request. The vault does it once for a rotation.
 */
@Component
@ProcessingGroup("automation.WhenDevicePasswordRotatedThenLetItCount")
@DisallowReplay
class WhenDevicePasswordRotatedThenLetItCount {

    private final DevicePasswords passwords;

    WhenDevicePasswordRotatedThenLetItCount(DevicePasswords passwords) {
        this.passwords = passwords;
    }

    @EventHandler
    void on(DevicePasswordRotated e, @SequenceNumber long deviceVersion) {
        passwords.letCount(e.rotationId(), deviceVersion);
    }
}
