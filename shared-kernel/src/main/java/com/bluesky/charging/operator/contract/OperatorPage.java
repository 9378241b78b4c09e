package com.bluesky.charging.operator.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of operators and where the next one begins. */
public record OperatorPage(List<OperatorView> items, @Nullable String next) {}
