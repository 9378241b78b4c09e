package com.bluesky.charging.device.contract;

import java.util.List;

/**
 * Asks which devices are linked now; answers {@link DeviceLinks}. Who may know is the caller's to
 * decide.
 */
public record FindDeviceLinks(List<String> deviceIds) {}
