package com.bluesky.charging.audit.contract;

import com.bluesky.charging.kernel.Tenant;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Asks what happened to an order, in words; answers an optional {@link OrderExplanation}, empty
 * when the order is unknown or somebody else's.
 *
 * @param asOf only what was recorded until then; null for all
 */
public record ExplainOrder(Tenant tenant, String orderId, @Nullable Instant asOf) {}
