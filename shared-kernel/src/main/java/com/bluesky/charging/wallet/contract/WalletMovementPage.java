package com.bluesky.charging.wallet.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of movements and where the next one begins. */
public record WalletMovementPage(List<WalletMovementView> items, @Nullable String next) {}
