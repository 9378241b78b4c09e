package com.bluesky.charging.device.command;

import com.bluesky.charging.device.contract.DeviceEvent.SecurityEventTold;
import com.bluesky.charging.kernel.StableId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The latest things that a pile told of its security, by which a repeat is recognised.
 *
 * @param digests oldest first
 */
record RecentSecurityEvents(List<String> digests) {

    /** Piles repeat what was not answered, and of that they keep a few dozen at the most. */
    static final int REMEMBERED_MAX = 64;

    static final RecentSecurityEvents NONE = new RecentSecurityEvents(List.of());

    RecentSecurityEvents {
        digests = List.copyOf(digests);
    }

    boolean contain(SecurityEventTold event) {
        return digests.contains(digestOf(event));
    }

    RecentSecurityEvents with(SecurityEventTold event) {
        List<String> all = new ArrayList<>(digests);
        all.add(digestOf(event));
        return new RecentSecurityEvents(
                all.subList(Math.max(0, all.size() - REMEMBERED_MAX), all.size()));
    }

    private static String digestOf(SecurityEventTold event) {
        Instant said =
                Objects.requireNonNullElse(event.time().reportedAt(), event.time().receivedAt());
        return StableId.of(
                "said",
                event.type(),
                Objects.requireNonNullElse(event.techInfo(), ""),
                said.toString());
    }
}
