package com.bluesky.charging.customer.contract;

import org.jspecify.annotations.Nullable;

/**
 * Asks, on behalf of those who onboard customers, for one of them; answers an optional {@link
 * CustomerView}.
 *
 * @param operatorId whose customers are visible; null sees those of all operators
 */
public record FindManagedCustomer(@Nullable String operatorId, String customerId) {}
