package com.bluesky.charging.device.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of calls; {@code next} is null on the last one. */
public record PileCallPage(List<PileCallView> items, @Nullable String next) {}
