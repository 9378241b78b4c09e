package com.bluesky.charging.operator.contract;

import com.bluesky.charging.kernel.PageRequest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Asks for all operators, oldest first; answers an {@link OperatorPage}.
 *
 * @param updatedSince only what changed at or after this instant
 */
public record ListOperators(@Nullable Instant updatedSince, PageRequest page) {}
