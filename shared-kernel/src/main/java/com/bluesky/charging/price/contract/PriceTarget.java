package com.bluesky.charging.price.contract;

/**
 * What a price plan is assigned to; the nearest assignment to a connector holds.
 *
 * @param id of the operator, site or device, or the key of the connector
 */
public record PriceTarget(Kind kind, String id) {

    /** From the nearest to the farthest. */
    public enum Kind {
        CONNECTOR,
        DEVICE,
        SITE,
        OPERATOR
    }
}
