package com.bluesky.charging.device.contract;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The links of the devices that were asked for, one entry each, in the order of the question. */
public record DeviceLinks(List<DeviceLink> links) {

    /**
     * A device's link. Online is a lease: it holds while something was heard of the device
     * recently.
     *
     * @param lastSeenAt null for a device that was never linked
     */
    public record DeviceLink(String deviceId, boolean online, @Nullable Instant lastSeenAt) {}
}
