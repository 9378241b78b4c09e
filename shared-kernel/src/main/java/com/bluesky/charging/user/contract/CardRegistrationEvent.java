package com.bluesky.charging.user.contract;

import java.time.Instant;

/**
 * A request that registered a card, remembered for ever in a stream of its own, so that a late
 * repeat of it does not bring back a card that was removed since.
 */
public sealed interface CardRegistrationEvent {

    String registrationId();

    /**
     * A request was granted.
     *
     * @param cardVersion the version of the card that this registration made
     */
    record CardRegistrationRecorded(
            String registrationId,
            String operatorId,
            String customerId,
            String userId,
            String cardId,
            String fingerprint,
            long cardVersion,
            Instant at)
            implements CardRegistrationEvent {}
}
