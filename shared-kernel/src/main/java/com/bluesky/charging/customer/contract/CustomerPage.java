package com.bluesky.charging.customer.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of customers and where the next one begins. */
public record CustomerPage(List<CustomerView> items, @Nullable String next) {}
