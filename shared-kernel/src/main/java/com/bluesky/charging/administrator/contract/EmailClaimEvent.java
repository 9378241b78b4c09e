package com.bluesky.charging.administrator.contract;

import java.time.Instant;

/**
 * What happened to the claim of one administrator on an address; a stream of its own for each
 * address and operator.
 */
public sealed interface EmailClaimEvent {

    String claimId();

    record EmailClaimed(String claimId, String administratorId, String operatorId, Instant at)
            implements EmailClaimEvent {}

    record EmailFreed(String claimId, String administratorId, String operatorId, Instant at)
            implements EmailClaimEvent {}
}
