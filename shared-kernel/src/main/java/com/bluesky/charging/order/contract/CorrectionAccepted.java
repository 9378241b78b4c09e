package com.bluesky.charging.order.contract;

/**
 * What a correction answers, the first time and always.
 *
 * @param energyWh what the charge was billed for from then on
 * @param version of the order with the correction; a correcting bill may be one later
 */
public record CorrectionAccepted(String orderId, long energyWh, long version) {}
