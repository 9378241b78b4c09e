package com.bluesky.charging.device.contract;

import com.bluesky.charging.kernel.PageRequest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the calls to a device of an operator, newest first; answers {@link PileCallPage}. Those
 * that are so long over that they were forgotten are not listed.
 *
 * @param updatedSince only those that changed then or later; null for all
 */
public record ListPileCalls(
        String operatorId, String deviceId, @Nullable Instant updatedSince, PageRequest page) {}
