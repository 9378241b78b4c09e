package com.bluesky.charging.order.command;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a charge that began by a card is with its connector.
 *
 * @param attempt the latest one, 0 before the first
 * @param pending whether it is not answered yet
 * @param dueAt when the next one is; null when none is planned
 */
record ConnectorClaim(int attempt, boolean pending, @Nullable Instant dueAt) {

    static final ConnectorClaim NONE = new ConnectorClaim(0, false, null);

    static ConnectorClaim pending(int attempt) {
        return new ConnectorClaim(attempt, true, null);
    }

    ConnectorClaim dueAt(@Nullable Instant due) {
        return new ConnectorClaim(attempt, false, due);
    }
}
