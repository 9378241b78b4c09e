package com.bluesky.charging.order.contract;

/** The order that a transaction of a pile belongs to. */
public record OrderOfTransaction(String orderId) {}
