package com.bluesky.charging.administrator.contract;

import java.time.Instant;

/**
 * A request to let an administrator work or not, remembered for ever in a stream of its own, so
 * that a late repeat of it changes nothing that was decided since.
 */
public sealed interface AdministratorRequestEvent {

    String requestId();

    /**
     * A request was granted.
     *
     * @param administratorVersion the version of the administrator after it
     */
    record AdministratorRequestRecorded(
            String requestId,
            String operatorId,
            String administratorId,
            String fingerprint,
            long administratorVersion,
            Instant at)
            implements AdministratorRequestEvent {}
}
