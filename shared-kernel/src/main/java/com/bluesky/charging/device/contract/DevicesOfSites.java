package com.bluesky.charging.device.contract;

import java.util.List;

/**
 * The devices in service of some sites, at most so many of each as were asked for.
 *
 * @param devices what they do; their connectors show no tariffs
 */
public record DevicesOfSites(List<DeviceView> devices) {}
