package com.bluesky.charging.device.contract;

import com.bluesky.charging.kernel.Tenant;

/** Asks for one device; answers an optional {@link DeviceView}. */
public record FindDevice(Tenant tenant, String deviceId) {}
