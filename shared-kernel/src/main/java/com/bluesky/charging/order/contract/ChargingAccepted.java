package com.bluesky.charging.order.contract;

import java.time.Instant;

/**
 * What a start answers, to the first request and to every repeat of it.
 *
 * @param version the version of the order that contains the request; always 0
 */
public record ChargingAccepted(String orderId, Instant requestedAt, long version) {}
