package com.bluesky.charging.order.adapter.dispatch;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the adapter knows of a charge that it asked a pile for.
 *
 * @param connectorId the only connector that the one-time tag is for
 * @param groupTag the group of the user, by which the user's own card can stop the charge
 * @param expiresAt until when the one-time tag lets a charge begin
 * @param over whether its order is over, as far as the news has come
 */
public record Charge(
        String orderId,
        int connectorId,
        @Nullable String groupTag,
        Instant expiresAt,
        boolean over) {}
