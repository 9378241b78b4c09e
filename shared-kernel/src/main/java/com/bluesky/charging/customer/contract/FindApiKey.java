package com.bluesky.charging.customer.contract;

import org.jspecify.annotations.Nullable;

/**
 * Asks for one API key of a customer; answers an optional {@link ApiKeyView}.
 *
 * @param operatorId whose customers are visible; null sees those of all operators
 */
public record FindApiKey(@Nullable String operatorId, String customerId, String keyId) {}
