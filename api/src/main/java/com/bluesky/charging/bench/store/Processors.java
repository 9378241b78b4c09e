package com.bluesky.charging.bench.store;

import com.bluesky.charging.bench.rig.BenchFailed;
import com.bluesky.charging.bench.rig.BenchServer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventProcessor;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.messaging.StreamableMessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All that processes the events of a server. */
public final class Processors {

    private static final Duration AT_MOST = Duration.ofMinutes(2);
    private static final int LOOK_MILLIS = 20;

    private final EventProcessingConfiguration processing;
    private final JdbcClient tables;

    /** Those of a server, whose tables are asked how far they are. */
    public Processors(BenchServer server, JdbcClient tables) {
        processing = server.bean(EventProcessingConfiguration.class);
        this.tables = tables;
    }

    /** Waits until each that runs has seen all events that are stored; tells how long. */
    public Duration catchUp() throws InterruptedException {
        long begun = System.nanoTime();
        long head = head();
        List<StreamingEventProcessor> running =
                all().stream().filter(EventProcessor::isRunning).toList();
        while (!running.stream().allMatch(it -> position(it) >= head)) {
            if (System.nanoTime() - begun > AT_MOST.toNanos()) {
                throw new BenchFailed("The processors do not catch up with event " + head + ".");
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    /** The index of the latest event. */
    long head() {
        return tables.sql("SELECT coalesce(max(global_index), 0) FROM events.domain_event_entry")
                .query(Long.class)
                .single();
    }

    /** What is stored from now on is seen by none. */
    public void stopAll() {
        all().forEach(EventProcessor::shutDown);
    }

    /** Starts a projection with empty tables that sees only what comes from now on. */
    void startAtHead(String name) {
        StreamingEventProcessor processor = named(name);
        processor.resetTokens(StreamableMessageSource::createHeadToken);
        processor.start();
    }

    StreamingEventProcessor named(String name) {
        return processing.eventProcessor(name, StreamingEventProcessor.class).orElseThrow();
    }

    /** The index up to which a processor has seen all events; −1 when nobody knows. */
    static long position(StreamingEventProcessor processor) {
        return processor.processingStatus().values().stream()
                .mapToLong(segment -> segment.getCurrentPosition().orElse(-1))
                .min()
                .orElse(-1);
    }

    private List<StreamingEventProcessor> all() {
        return processing.eventProcessors().values().stream()
                .map(StreamingEventProcessor.class::cast)
                .toList();
    }
}
