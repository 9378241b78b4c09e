package com.bluesky.charging.order.query;

import com.bluesky.charging.kernel.ReportTime;
import com.bluesky.charging.order.contract.OrderCriteria;
import com.bluesky.charging.order.contract.Within;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When orders were requested that ended, were settled or changed within some time. Lists are in the
 * order of the requests; who asks for a day of last year by when orders ended would have the index
 * of that order read from today on, and who asks for the last page of what changed would have it
 * read to its end, unless PostgreSQL is told where those orders lie in it.
 *
 * @param from inclusive; null for any
 * @param to exclusive; null for any
 */
record RequestTimes(@Nullable Instant from, @Nullable Instant to) {

    /**
     * Little happens to an order later than that; orders to which it does have indexes of their
     * own.
     */
    static final Duration LONG = Duration.ofHours(24);

    private static final Instant FAR_AHEAD = Instant.parse("9999-01-01T00:00:00Z");

    /** What the times that are asked for say of the requests: nothing that is not true anyway. */
    static RequestTimes of(EntityManager entities, String operatorId, OrderCriteria wanted) {
        Within ended = wanted.ended();
        Within settled = wanted.settled();
        return new RequestTimes(
                latest(
                        latest(
                                earliest(entities, operatorId, "ended_at", ended),
                                earliest(entities, operatorId, "settled_at", settled)),
                        earliest(
                                entities,
                                operatorId,
                                "updated_late_at",
                                new Within(wanted.updatedSince(), null))),
                // No order ends before it was requested. A bill is by our clock, and the request of
                // a
                // charge that began by a card by the pile's, which may be a little ahead.
                soonest(
                        ended.to(),
                        settled.to() == null ? null : settled.to().plus(ReportTime.MAX_AHEAD)));
    }

    /** The later ones of them. */
    RequestTimes butNotBefore(Instant later) {
        return new RequestTimes(latest(from, later), to);
    }

    /**
     * The earliest request of an order to which something happened within a time. What took long is
     * said as the predicates of the partial indexes say it.
     */
    private static @Nullable Instant earliest(
            EntityManager entities, String operatorId, String column, Within within) {
        Instant from = within.from();
        if (from == null) {
            return null;
        }
        Instant to = within.to() == null ? FAR_AHEAD : within.to();
        Instant ofLong =
                (Instant)
                        entities.createNativeQuery(
                                        """
                                        select min(requested_at) from orders
                                        where operator_id = :operator
                                          and %1$s >= :from and %1$s < :to
                                          and %1$s - requested_at > interval '24 hours'
                                        """
                                                .formatted(column),
                                        Instant.class)
                                .setParameter("operator", operatorId)
                                .setParameter("from", from)
                                .setParameter("to", to)
                                .getSingleResultOrNull();
        return soonest(from.minus(LONG), ofLong);
    }

    private static @Nullable Instant soonest(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }

    private static @Nullable Instant latest(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isAfter(other) ? one : other;
    }
}
