package com.bluesky.charging.user.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of users and where the next one begins. */
public record UserPage(List<UserView> items, @Nullable String next) {}
