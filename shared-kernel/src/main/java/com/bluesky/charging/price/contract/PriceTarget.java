package com.bluesky.charging.price.contract;

import com.bluesky.charging.kernel.StableId;
import org.jspecify.annotations.Nullable;

/**
 * What a price plan is assigned to; the nearest assignment to a connector holds.
 *
 * @param id of the operator, site or device; for a connector, of its device
 * @param connectorId the number of the connector; null for everything else
 */
public record PriceTarget(Kind kind, String id, @Nullable Integer connectorId) {

    /** From the nearest to the farthest. */
    public enum Kind {
        CONNECTOR,
        DEVICE,
        SITE,
        OPERATOR
    }

    public static PriceTarget connector(String deviceId, int connectorId) {
        return new PriceTarget(Kind.CONNECTOR, deviceId, connectorId);
    }

    public static PriceTarget device(String deviceId) {
        return new PriceTarget(Kind.DEVICE, deviceId, null);
    }

    public static PriceTarget site(String siteId) {
        return new PriceTarget(Kind.SITE, siteId, null);
    }

    public static PriceTarget operator(String operatorId) {
        return new PriceTarget(Kind.OPERATOR, operatorId, null);
    }

    /** The id of the stream that remembers which plan this has. */
    public String assignmentId() {
        return StableId.of(
                "pricing", kind.name(), id, connectorId == null ? "" : connectorId.toString());
    }
}
