package com.bluesky.charging.simulator;

import com.bluesky.charging.simulator.Turns.Alarm;
import org.jspecify.annotations.Nullable;

/**
 * A connector that is kept for one card or its group (OCPP 1.6 §5.13).
 *
 * @param expiry ends it
 */
record Reservation(int id, String idTag, @Nullable String parent, Alarm expiry) {

    boolean isFor(String otherTag, @Nullable String otherParent) {
        return idTag.equalsIgnoreCase(otherTag)
                || (parent != null && parent.equalsIgnoreCase(otherParent));
    }
}
