package com.bluesky.charging.wallet.contract;

import com.bluesky.charging.kernel.Tenant;

/** Asks for one refund of a user; answers an optional {@link RefundView}. */
public record FindRefund(Tenant tenant, String userId, String refundId) {}
