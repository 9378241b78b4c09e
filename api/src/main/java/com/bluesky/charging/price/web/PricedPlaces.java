package com.bluesky.charging.price.web;

import com.bluesky.charging.device.contract.ConnectorRefusal.UnknownConnector;
import com.bluesky.charging.device.contract.DeviceView;
import com.bluesky.charging.device.contract.DeviceView.ConnectorView;
import com.bluesky.charging.device.contract.FindDevice;
import com.bluesky.charging.kernel.Refused;
import com.bluesky.charging.price.contract.PriceTarget;
import com.bluesky.charging.site.contract.FindSite;
import com.bluesky.charging.site.contract.SiteView;
import com.bluesky.charging.web.Caller;
import com.bluesky.charging.web.Queries;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * What a path names, when it is the caller's: itself first, and then what is around it, as far as a
 * price plan may be assigned to that.
 */
@Component
class PricedPlaces {

    private final Queries queries;

    PricedPlaces(Queries queries) {
        this.queries = queries;
    }

    List<PriceTarget> operator(String operatorId, Caller caller) {
        if (!operatorId.equals(caller.operator())) {
            throw Queries.notFound();
        }
        return List.of(PriceTarget.operator(operatorId));
    }

    List<PriceTarget> site(String siteId, Caller caller) {
        SiteView site = queries.target(new FindSite(caller.tenant(), siteId), SiteView.class);
        return List.of(PriceTarget.site(siteId), PriceTarget.operator(site.operatorId()));
    }

    List<PriceTarget> device(String deviceId, Caller caller) {
        DeviceView device = find(deviceId, caller);
        return List.of(
                PriceTarget.device(deviceId),
                PriceTarget.site(device.siteId()),
                PriceTarget.operator(device.operatorId()));
    }

    List<PriceTarget> connector(String deviceId, int connectorId, Caller caller) {
        DeviceView device = find(deviceId, caller);
        connectorOf(device, connectorId);
        return List.of(
                PriceTarget.connector(deviceId, connectorId),
                PriceTarget.device(deviceId),
                PriceTarget.site(device.siteId()),
                PriceTarget.operator(device.operatorId()));
    }

    /** The connector with what it costs there now. */
    ConnectorView connectorView(String deviceId, int connectorId, Caller caller) {
        return connectorOf(find(deviceId, caller), connectorId);
    }

    private DeviceView find(String deviceId, Caller caller) {
        return queries.target(new FindDevice(caller.tenant(), deviceId), DeviceView.class);
    }

    private static ConnectorView connectorOf(DeviceView device, int connectorId) {
        return device.connectors().stream()
                .filter(connector -> connector.connectorId() == connectorId)
                .findFirst()
                .orElseThrow(() -> new Refused(new UnknownConnector()));
    }
}
