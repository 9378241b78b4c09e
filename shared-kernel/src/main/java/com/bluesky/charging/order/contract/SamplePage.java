package com.bluesky.charging.order.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of an order's accepted samples; {@code next} is null on the last one. */
public record SamplePage(List<Sample> items, @Nullable String next) {}
