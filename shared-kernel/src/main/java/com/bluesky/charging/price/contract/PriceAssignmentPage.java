package com.bluesky.charging.price.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of assignments; {@code next} is null on the last one. */
public record PriceAssignmentPage(List<PriceAssignmentView> items, @Nullable String next) {}
