package com.bluesky.charging.wallet.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of top-ups and where the next one begins. */
public record TopUpPage(List<TopUpView> items, @Nullable String next) {}
