package com.bluesky.charging.user.contract;

import java.time.Instant;

/**
 * Which cards a user has; a stream of its own for each user, written together with the cards', so
 * that no user gets too many and an erased one keeps none.
 */
public sealed interface CardHolderEvent {

    String holderId();

    /** The id of the stream of a user. */
    static String holderIdOf(String userId) {
        return "cards-" + userId;
    }

    record CardHeld(
            String holderId,
            String operatorId,
            String customerId,
            String userId,
            String cardId,
            Instant at)
            implements CardHolderEvent {}

    record CardGivenUp(
            String holderId,
            String operatorId,
            String customerId,
            String userId,
            String cardId,
            Instant at)
            implements CardHolderEvent {}

    /** The user was erased: the cards are given up, and no other is ever held. */
    record HolderErased(
            String holderId, String operatorId, String customerId, String userId, Instant at)
            implements CardHolderEvent {}
}
