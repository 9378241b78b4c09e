package com.bluesky.charging.user.contract;

import com.bluesky.charging.kernel.PersonalData;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What happened to a card. One tag is one card of an operator, so the stream goes on when a removed
 * tag is registered anew. The tag itself is nowhere.
 */
public sealed interface CardEvent {

    String cardId();

    /**
     * A tag became the card of a user.
     *
     * @param tagMac keyed MAC of the upper-cased tag, under the key that never changes
     * @param label what the user calls the card
     */
    record CardRegistered(
            String cardId,
            String operatorId,
            String customerId,
            String userId,
            String tagMac,
            @PersonalData @Nullable String label,
            String fingerprint,
            Instant registeredAt)
            implements CardEvent {}

    record CardBlocked(
            String cardId, String operatorId, String customerId, String userId, Instant at)
            implements CardEvent {}

    record CardUnblocked(
            String cardId, String operatorId, String customerId, String userId, Instant at)
            implements CardEvent {}

    record CardRemoved(
            String cardId, String operatorId, String customerId, String userId, Instant at)
            implements CardEvent {}
}
