package com.bluesky.charging.device.contract;

import com.bluesky.charging.kernel.Fingerprint;
import java.time.Instant;
import org.axonframework.commandhandling.RoutingKey;
import org.jspecify.annotations.Nullable;

/**
 * Asks that a pile be called. Answers {@link PileCallView}: that of the first request to every
 * repeat, as it has become. Handled by the pile adapter, which keeps calls and never puts them into
 * events: what a pile is told may hold secrets.
 *
 * @param callId {@code cmd-…}
 * @param action one that OCPP 1.6 has from server to pile, such as {@code Reset}
 * @param payload the JSON object that the pile is told, without the numbers that the adapter gives
 * @param userId the user whose cards a reservation is good for; null for the tag alone
 * @param expiresAt when it is no longer to be sent
 */
public record CallPile(
        String callId,
        @RoutingKey String deviceId,
        String operatorId,
        String action,
        String payload,
        @Nullable String userId,
        Fingerprint fingerprint,
        Instant at,
        Instant expiresAt) {

    @Override
    public String toString() {
        return "CallPile[" + callId + ", " + deviceId + ", " + action + "]";
    }
}
