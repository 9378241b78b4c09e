package com.bluesky.charging.customer.contract;

/** Who collects the money for a charge. */
public enum PaymentMode {
    /** We do, from the user's prepaid wallet. */
    WALLET,
    /**
     * The customer does, by its own means; the order is settled when the customer asks for the
     * bill.
     */
    CUSTOMER
}
