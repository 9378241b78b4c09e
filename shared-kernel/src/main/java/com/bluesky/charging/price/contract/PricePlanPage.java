package com.bluesky.charging.price.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of price plans; {@code next} is null on the last one. */
public record PricePlanPage(List<PricePlanView> items, @Nullable String next) {}
