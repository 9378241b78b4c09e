package com.bluesky.charging.device.contract;

import com.bluesky.charging.kernel.PageRequest;
import com.bluesky.charging.kernel.Tenant;
import org.jspecify.annotations.Nullable;

/**
 * Asks for an operator's devices, oldest first; answers a {@link DevicePage}.
 *
 * @param siteId only the devices of this site
 */
public record ListDevices(
        Tenant tenant, @Nullable String siteId, DeviceFilter filter, PageRequest page) {

    /** All devices in service. */
    public ListDevices(Tenant tenant, @Nullable String siteId, PageRequest page) {
        this(tenant, siteId, DeviceFilter.IN_SERVICE, page);
    }
}
