package com.bluesky.charging.device.adapter.call;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A call as its table has it.
 *
 * @param expiresAt when it is no longer to be sent
 * @param node the node that sent it, null before
 * @param linkedTo the node that a socket of the device leads to, null when none does
 * @param content what only this kind of calls has
 */
public record CallRow<C>(
        long callId,
        String deviceId,
        Instant expiresAt,
        CallState state,
        @Nullable String node,
        @Nullable String linkedTo,
        C content) {}
