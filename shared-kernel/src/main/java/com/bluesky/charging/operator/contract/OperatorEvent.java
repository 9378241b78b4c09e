package com.bluesky.charging.operator.contract;

import java.time.Instant;

/** What happened to an operator. */
public sealed interface OperatorEvent {

    String operatorId();

    record OperatorRegistered(
            String operatorId,
            String name,
            String currency,
            String fingerprint,
            Instant registeredAt)
            implements OperatorEvent {}

    /**
     * The operator has another name.
     *
     * @param basedOnVersion the version that who changed it had read
     */
    record OperatorChanged(
            String operatorId,
            String name,
            long basedOnVersion,
            String fingerprint,
            Instant changedAt)
            implements OperatorEvent {}
}
