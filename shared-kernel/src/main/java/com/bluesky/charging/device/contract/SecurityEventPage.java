package com.bluesky.charging.device.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of security events; {@code next} is null on the last one. */
public record SecurityEventPage(List<SecurityEventView> items, @Nullable String next) {}
