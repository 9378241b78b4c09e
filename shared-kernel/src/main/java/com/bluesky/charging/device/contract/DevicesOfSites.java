package com.bluesky.charging.device.contract;

import java.util.List;

/** The devices in service of some sites, at most so many of each as were asked for. */
public record DevicesOfSites(List<DeviceView> devices) {}
