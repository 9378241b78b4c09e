package com.bluesky.charging.user.contract;

import com.bluesky.charging.kernel.Tenant;

/** Asks for one card of a user; answers an optional {@link CardView}. */
public record FindCard(Tenant tenant, String userId, String cardId) {}
