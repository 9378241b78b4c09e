package com.bluesky.charging.customer.contract;

/**
 * Asks for one customer; answers an optional {@link CustomerView}. Who may see it is the caller's
 * to decide.
 */
public record FindCustomer(String customerId) {}
