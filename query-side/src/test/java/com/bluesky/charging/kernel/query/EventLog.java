package com.bluesky.charging.kernel.query;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;

/** Events in the order in which they were stored, one second apart. */
public final class EventLog {

    /** When the first event of a log is recorded. */
    public static final Instant BEGINNING = Instant.parse("2026-03-01T08:00:00Z");

    private final List<DomainEventMessage<?>> events = new ArrayList<>();
    private final Map<String, Long> lengths = new HashMap<>();

    /** Appends events to the stream of an aggregate. */
    public EventLog append(String aggregateId, Object... payloads) {
        for (Object payload : payloads) {
            long sequence = lengths.merge(aggregateId, 1L, Long::sum) - 1;
            events.add(
                    new GenericDomainEventMessage<>(
                            "test",
                            aggregateId,
                            sequence,
                            payload,
                            MetaData.with("actorKind", "customer"),
                            "event-" + events.size(),
                            BEGINNING.plus(Duration.ofSeconds(events.size()))));
        }
        return this;
    }

    public List<DomainEventMessage<?>> events() {
        return List.copyOf(events);
    }
}
