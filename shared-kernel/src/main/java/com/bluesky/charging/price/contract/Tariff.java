package com.bluesky.charging.price.contract;

import java.util.List;

/**
 * The published content of a price plan as a connector carries it and an order pins it.
 *
 * @param planVersion counts the publications of the plan from 1
 * @param currency ISO 4217
 * @param zone IANA time zone of the site, by whose clock the components hold
 * @param defaultHoldMinor what is set aside at the start when the request names no amount, in minor
 *     units
 */
public record Tariff(
        String planId,
        int planVersion,
        String currency,
        String zone,
        List<TariffComponent> components,
        long defaultHoldMinor) {

    public Tariff {
        components = List.copyOf(components);
    }
}
