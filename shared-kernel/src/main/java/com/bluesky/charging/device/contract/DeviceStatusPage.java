package com.bluesky.charging.device.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of statuses; {@code next} is null on the last one. */
public record DeviceStatusPage(List<DeviceStatusView> items, @Nullable String next) {}
