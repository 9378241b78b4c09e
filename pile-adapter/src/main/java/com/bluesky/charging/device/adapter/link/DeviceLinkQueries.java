package com.bluesky.charging.device.adapter.link;

import com.bluesky.charging.device.contract.DeviceLinks;
import com.bluesky.charging.device.contract.FindDeviceLinks;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Answers which devices are linked. */
@Component
class DeviceLinkQueries {

    private final PileLinks links;

    DeviceLinkQueries(PileLinks links) {
        this.links = links;
    }

    @QueryHandler
    DeviceLinks find(FindDeviceLinks query) {
        return new DeviceLinks(links.find(query.deviceIds()));
    }
}
