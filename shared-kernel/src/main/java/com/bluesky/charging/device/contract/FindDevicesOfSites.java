package com.bluesky.charging.device.contract;

import com.bluesky.charging.kernel.Tenant;
import java.util.List;

/**
 * Asks for the devices in service of some sites, the oldest of each; answers {@link
 * DevicesOfSites}.
 *
 * @param ofEachMax how many of each site at the most
 */
public record FindDevicesOfSites(Tenant tenant, List<String> siteIds, int ofEachMax) {}
