package com.bluesky.charging.app.events;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackerStatus;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.jspecify.annotations.Nullable;

/**
 * Tokens on JDBC that remember where each segment was when this node claimed it. A processor tells
 * where its segments are only after their first batch; its stream has to know before.
 */
final class ClaimedTokens extends JdbcTokenStore {

    private final Map<String, Map<Segment, EventTrackerStatus>> claimed = new ConcurrentHashMap<>();

    ClaimedTokens(JdbcTokenStore.Builder settings) {
        super(settings);
    }

    @Override
    public @Nullable TrackingToken fetchToken(String processor, Segment segment) {
        TrackingToken token = super.fetchToken(processor, segment);
        claimed.computeIfAbsent(processor, _ -> new ConcurrentHashMap<>())
                .put(segment, new TrackerStatus(segment, token));
        return token;
    }

    /**
     * Where the segments of a processor were when they were claimed last, those among them that
     * were given away since.
     */
    Collection<EventTrackerStatus> of(String processor) {
        Map<Segment, EventTrackerStatus> segments = claimed.get(processor);
        return segments == null ? List.of() : List.copyOf(segments.values());
    }
}
