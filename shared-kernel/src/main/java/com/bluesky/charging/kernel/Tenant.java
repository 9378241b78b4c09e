package com.bluesky.charging.kernel;

import org.jspecify.annotations.Nullable;

/**
 * On whose behalf a query is asked. Every query carries one and its handler filters by it, so that
 * what belongs to somebody else is as good as absent.
 *
 * @param operatorId the operator whose equipment is visible
 * @param customerId the customer whose users, wallets and orders are visible; null sees all of the
 *     operator's (scope {@code operator:all})
 */
public record Tenant(String operatorId, @Nullable String customerId) {}
