package com.bluesky.charging.app.events;

import java.time.Clock;
import java.util.Collection;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.deadletter.SequencedDeadLetterProcessor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tries again, in the background, what automations had to park. */
final class ParkedRetries {

    private static final Logger LOG = LoggerFactory.getLogger(ParkedRetries.class);
    private static final long LOOK_EVERY_MILLIS = 1_000;

    private final EventProcessingConfiguration processing;
    private final Collection<String> groups;
    private final Clock clock;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofVirtual().name("parked-retries").factory());

    ParkedRetries(EventProcessingConfiguration processing, Collection<String> groups, Clock clock) {
        this.processing = processing;
        this.groups = groups;
        this.clock = clock;
    }

    void start() {
        var _ =
                thread.scheduleWithFixedDelay(
                        this::retryAll,
                        LOOK_EVERY_MILLIS,
                        LOOK_EVERY_MILLIS,
                        TimeUnit.MILLISECONDS);
    }

    void stop() {
        thread.shutdown();
    }

    private void retryAll() {
        for (String group : groups) {
            try {
                processing.sequencedDeadLetterProcessor(group).ifPresent(this::retryDue);
            } catch (RuntimeException e) {
                LOG.warn("Cannot retry what {} parked: {}", group, e.toString());
            }
        }
    }

    /** One call retries one sequence; one that fails again is not due any more. */
    private void retryDue(SequencedDeadLetterProcessor<EventMessage<?>> parked) {
        AtomicBoolean found = new AtomicBoolean();
        do {
            found.set(false);
            parked.process(letter -> {
                boolean due = !Parking.dueAt(letter).isAfter(clock.instant());
                found.compareAndSet(false, due);
                return due;
            });
        } while (found.get());
    }
}
