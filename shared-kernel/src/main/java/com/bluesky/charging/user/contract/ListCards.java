package com.bluesky.charging.user.contract;

import com.bluesky.charging.kernel.PageRequest;
import com.bluesky.charging.kernel.Tenant;

/** Asks for the cards of a user, oldest first; answers a {@link CardPage}. */
public record ListCards(Tenant tenant, String userId, PageRequest page) {}
