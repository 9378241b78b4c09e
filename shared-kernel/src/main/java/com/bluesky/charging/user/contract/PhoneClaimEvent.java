package com.bluesky.charging.user.contract;

import java.time.Instant;

/**
 * What happened to the claim of one user on a phone number; a stream of its own for each number and
 * customer.
 */
public sealed interface PhoneClaimEvent {

    String claimId();

    record PhoneClaimed(
            String claimId, String userId, String operatorId, String customerId, Instant at)
            implements PhoneClaimEvent {}

    record PhoneFreed(
            String claimId, String userId, String operatorId, String customerId, Instant at)
            implements PhoneClaimEvent {}
}
