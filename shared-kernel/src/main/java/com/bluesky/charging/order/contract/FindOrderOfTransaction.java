package com.bluesky.charging.order.contract;

/**
 * Asks whose transaction of a pile one is; answers an optional {@link OrderOfTransaction}, empty
 * when the device has no such transaction or it belongs to no order. Answered by the pile adapter,
 * which numbers transactions.
 */
public record FindOrderOfTransaction(String deviceId, int transactionId) {}
