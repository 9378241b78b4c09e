package com.bluesky.charging.order.adapter.card;

/**
 * A card that a user has.
 *
 * @param blocked whether it may begin no charge
 */
public record Card(
        String cardId, String operatorId, String customerId, String userId, boolean blocked) {}
