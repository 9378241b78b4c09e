package com.bluesky.charging.operator.contract;

import java.time.Instant;

/** An operator as the read model knows it. */
public record OperatorView(
        String operatorId, String name, String currency, Instant registeredAt, long version) {}
