package com.bluesky.charging.device.contract;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which devices are asked for: those that meet all of it. What is null excludes none.
 *
 * @param text found in id, name, or what the pile told of itself, whatever the case of letters
 * @param status only devices that told this of themselves or of a connector
 * @param updatedSince only devices of which, or of whose connectors, something changed then or
 *     later
 * @param retired whether those out of service are asked for too; with updatedSince they are
 */
public record DeviceFilter(
        @Nullable String text,
        @Nullable ConnectorStatus status,
        @Nullable Instant updatedSince,
        boolean retired) {

    /** All devices in service. */
    public static final DeviceFilter IN_SERVICE = new DeviceFilter(null, null, null, false);

    /** Who keeps a copy must see that something was retired, so that is shown as a change. */
    public boolean showsRetired() {
        return retired || updatedSince != null;
    }
}
