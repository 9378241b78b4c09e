package com.bluesky.charging.user.contract;

import com.bluesky.charging.kernel.Tenant;

/** Asks for one user; answers an optional {@link UserView}. */
public record FindUser(Tenant tenant, String userId) {}
