package com.bluesky.charging.order.contract;

/**
 * What a stop answers: where the order is now. A stop of an order that is over answers how it
 * ended.
 *
 * @param version the version of the order after the stop
 */
public record StopAccepted(String orderId, OrderStatus status, long version) {}
