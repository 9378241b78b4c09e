package com.bluesky.charging.app.events;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.function.Supplier;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;

/**
 * The events for processors that write rows: a moment later than for those that do things, and in
 * bundles when they are far behind.
 */
final class Bundles {

    /** So many have bundles in memory at the same time; others who are far behind take turns. */
    static final int READERS_MAX = 2;

    /**
     * How long rows wait for what else becomes of an event, and automations go first. Shorter than
     * the pause of an answer that waits for a row, which would look once more otherwise.
     */
    static final Duration MOMENT = Duration.ofMillis(10);

    private final Semaphore permits = new Semaphore(READERS_MAX);
    private final ScheduledExecutorService timer =
            new ScheduledThreadPoolExecutor(
                    1,
                    Thread.ofVirtual().name("bundles-timer").factory(),
                    // At the end of the server, who is not told any more is no error.
                    new ThreadPoolExecutor.DiscardPolicy());

    /** Nobody is told of anything any more. */
    void shutDown() {
        timer.shutdownNow();
    }

    /** The events of the store for the processor of a group, whose tokens are those. */
    StreamableMessageSource<TrackedEventMessage<?>> of(
            Configuration axon, String group, ClaimedTokens tokens) {
        return new Source(
                axon.eventStore(),
                () -> tokens.of(group),
                () -> segments(axon, group),
                permits,
                new HandedOut(),
                timer);
    }

    private static Collection<EventTrackerStatus> segments(Configuration axon, String group) {
        return axon.eventProcessingConfiguration()
                .eventProcessor(group, StreamingEventProcessor.class)
                .map(processor -> processor.processingStatus().values())
                .orElse(List.of());
    }

    private record Source(
            EventStore events,
            Supplier<Collection<EventTrackerStatus>> claimed,
            Supplier<Collection<EventTrackerStatus>> segments,
            Semaphore permits,
            HandedOut handedOut,
            ScheduledExecutorService timer)
            implements StreamableMessageSource<TrackedEventMessage<?>> {

        @Override
        public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken position) {
            Set<Long> ends = new HashSet<>(BundlingStream.endsFor(claimed.get()));
            ends.addAll(handedOut.from(position));
            return new BundlingStream(
                    new UnhurriedStream(events.openStream(position), timer, MOMENT),
                    ends,
                    segments,
                    permits,
                    handedOut::until);
        }

        @Override
        public TrackingToken createTailToken() {
            return events.createTailToken();
        }

        @Override
        public TrackingToken createHeadToken() {
            return events.createHeadToken();
        }

        @Override
        public TrackingToken createTokenAt(Instant instant) {
            return events.createTokenAt(instant);
        }

        @Override
        public TrackingToken createTokenSince(Duration duration) {
            return events.createTokenSince(duration);
        }
    }
}
