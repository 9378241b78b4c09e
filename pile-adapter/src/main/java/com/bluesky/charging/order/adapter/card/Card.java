package com.bluesky.charging.order.adapter.card;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A card that a user has.
 *
 * @param blocked whether it may begin no charge: it is blocked, or its user is deactivated
 * @param anewSince since when the user has it, where somebody had its tag before; null otherwise
 */
public record Card(
        String cardId,
        String operatorId,
        String customerId,
        String userId,
        boolean blocked,
        @Nullable Instant anewSince) {

    /**
     * How far the clock of a pile that is given the time with every heartbeat may be behind: so
     * long before the registration may a charge seem to have begun.
     */
    static final Duration CLOCK_BEHIND_MAX = Duration.ofMinutes(15);

    /**
     * Whether a charge that began then was its user's. One that began before is somebody else's,
     * who had the tag until then, or nobody's. Where nobody had it before, a time before the card
     * was registered only shows that the pile's clock is behind.
     */
    public boolean mayHaveBegunAt(Instant startedAt) {
        return anewSince == null || !startedAt.isBefore(anewSince.minus(CLOCK_BEHIND_MAX));
    }
}
