package com.bluesky.charging.user.contract;

import java.time.Instant;

/**
 * A request that deactivated or reactivated a user, remembered for ever in a stream of its own, so
 * that a late repeat of it changes nothing that was decided since.
 */
public sealed interface UserRequestEvent {

    String requestId();

    /**
     * A request was granted.
     *
     * @param userVersion the version of the user after it
     */
    record UserRequestRecorded(
            String requestId,
            String operatorId,
            String customerId,
            String userId,
            String fingerprint,
            long userVersion,
            Instant at)
            implements UserRequestEvent {}
}
