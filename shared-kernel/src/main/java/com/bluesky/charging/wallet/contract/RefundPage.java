package com.bluesky.charging.wallet.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of refunds and where the next one begins. */
public record RefundPage(List<RefundView> items, @Nullable String next) {}
