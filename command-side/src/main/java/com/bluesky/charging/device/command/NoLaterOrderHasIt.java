package com.bluesky.charging.device.command;

import com.bluesky.charging.device.contract.ConnectorRefusal.ConnectorBusy;
import com.bluesky.charging.kernel.Refusal;
import com.bluesky.charging.kernel.Rule;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A charge that is told of late displaces nobody who came after it began: a connector that was
 * given away since was free.
 *
 * @param occupiedSince when the occupant's charge began, or else when it got the connector; null
 *     without an occupant
 * @param beganAt when the charge began that wants the connector; null when that does not matter
 */
record NoLaterOrderHasIt(@Nullable Instant occupiedSince, @Nullable Instant beganAt)
        implements Rule {

    @Override
    public boolean holds() {
        return occupiedSince == null || beganAt == null || !occupiedSince.isAfter(beganAt);
    }

    @Override
    public Refusal refusal() {
        return new ConnectorBusy();
    }
}
