package com.bluesky.charging.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list.
 *
 * @param nextCursor pass it as {@code cursor} to get the next page; absent on the last one
 */
public record Page<T>(List<T> items, @Nullable String nextCursor) {}
