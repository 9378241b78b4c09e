package com.bluesky.charging.device.contract;

/**
 * What an administrator decided about a device, and what its pile is told when it starts (OCPP 1.6
 * §7.25 RegistrationStatus). A device that was registered is accepted until somebody decides
 * otherwise.
 */
public enum DeviceAdmission {
    ACCEPTED,
    /** It may not charge yet: somebody still looks at it, or sets it up. */
    PENDING,
    /** It may not charge. What it reports is kept all the same. */
    REJECTED
}
