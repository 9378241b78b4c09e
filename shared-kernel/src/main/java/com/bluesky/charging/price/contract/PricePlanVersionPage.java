package com.bluesky.charging.price.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of a plan's versions; {@code next} is null on the last one. */
public record PricePlanVersionPage(List<PricePlanVersionView> items, @Nullable String next) {}
