package com.bluesky.charging.administrator.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of administrators and where the next one begins. */
public record AdministratorPage(List<AdministratorView> items, @Nullable String next) {}
