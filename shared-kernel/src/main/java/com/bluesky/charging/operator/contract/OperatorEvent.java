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
}
