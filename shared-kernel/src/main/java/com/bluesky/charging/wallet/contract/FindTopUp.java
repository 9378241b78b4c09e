package com.bluesky.charging.wallet.contract;

import com.bluesky.charging.kernel.Tenant;

/** Asks for one top-up of a user; answers an optional {@link TopUpView}. */
public record FindTopUp(Tenant tenant, String userId, String topUpId) {}
