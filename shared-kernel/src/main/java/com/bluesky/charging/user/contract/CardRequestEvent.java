package com.bluesky.charging.user.contract;

import java.time.Instant;

/**
 * A request about a card, remembered for ever in a stream of its own, so that a late repeat of it
 * changes nothing that was decided since.
 */
public sealed interface CardRequestEvent {

    String requestId();

    /**
     * A request was granted.
     *
     * @param cardVersion the version of the card after it
     */
    record CardRequestRecorded(
            String requestId,
            String operatorId,
            String customerId,
            String userId,
            String cardId,
            String fingerprint,
            long cardVersion,
            Instant at)
            implements CardRequestEvent {}
}
