package com.bluesky.charging.device.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of devices; {@code next} is null on the last one. */
public record DevicePage(List<DeviceView> items, @Nullable String next) {}
