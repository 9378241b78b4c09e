package com.bluesky.charging.device.adapter.call;

import com.bluesky.charging.device.adapter.report.KnownDevices;
import com.bluesky.charging.device.contract.CallPile;
import com.bluesky.charging.device.contract.ConnectorRefusal.DeviceNotAdmitted;
import com.bluesky.charging.device.contract.DeviceAdmission;
import com.bluesky.charging.kernel.Refused;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/**
 * A device that is not admitted starts no charge (OCPP 1.6 §4.2); all else may be asked of it, so
 * that it can be brought to where it is admitted.
 */
@Component
final class OnlyAdmittedDevicesStart implements ActionRule {

    private final KnownDevices devices;

    OnlyAdmittedDevicesStart(KnownDevices devices) {
        this.devices = devices;
    }

    @Override
    public String action() {
        return "RemoteStartTransaction";
    }

    @Override
    public void apply(CallPile call, ObjectNode payload) {
        DeviceAdmission admission = devices.admissionOf(call.deviceId());
        if (admission != DeviceAdmission.ACCEPTED) {
            throw new Refused(new DeviceNotAdmitted(admission));
        }
    }
}
