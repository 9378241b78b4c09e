package com.bluesky.charging.kernel;

import org.jspecify.annotations.Nullable;

/**
 * Whose an event is.
 *
 * @param customerId null only where no customer is concerned
 * @param userId null where the customer did not name a user
 */
public record Owner(String operatorId, @Nullable String customerId, @Nullable String userId) {}
