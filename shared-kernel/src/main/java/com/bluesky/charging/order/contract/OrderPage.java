package com.bluesky.charging.order.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of orders; {@code next} is null on the last one. */
public record OrderPage(List<OrderView> items, @Nullable String next) {}
