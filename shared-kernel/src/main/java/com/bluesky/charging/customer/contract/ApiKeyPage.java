package com.bluesky.charging.customer.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of API keys and where the next one begins. */
public record ApiKeyPage(List<ApiKeyView> items, @Nullable String next) {}
