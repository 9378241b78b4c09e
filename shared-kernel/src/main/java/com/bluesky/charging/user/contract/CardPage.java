package com.bluesky.charging.user.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of cards and where the next one begins. */
public record CardPage(List<CardView> items, @Nullable String next) {}
