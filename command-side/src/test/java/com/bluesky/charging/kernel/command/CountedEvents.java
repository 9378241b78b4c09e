package com.bluesky.charging.kernel.command;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.modelling.command.ConcurrencyException;

/** An event store that tells what was appended together, and takes each number of a stream once. */
public final class CountedEvents extends InMemoryEventStorageEngine {

    private final List<List<Object>> appends = new ArrayList<>();
    private final Set<String> numbers = new HashSet<>();

    @Override
    public synchronized void appendEvents(List<? extends EventMessage<?>> events) {
        for (EventMessage<?> event : events) {
            DomainEventMessage<?> domainEvent = (DomainEventMessage<?>) event;
            String number =
                    domainEvent.getAggregateIdentifier() + " " + domainEvent.getSequenceNumber();
            if (!numbers.add(number)) {
                throw new ConcurrencyException("Taken already: " + number);
            }
        }
        appends.add(events.stream().<Object>map(EventMessage::getPayload).toList());
        super.appendEvents(events);
    }

    /** The events of each append, oldest first. */
    public synchronized List<List<Object>> appends() {
        return List.copyOf(appends);
    }

    /** All events, oldest first. */
    public synchronized List<Object> all() {
        return appends.stream().flatMap(List::stream).toList();
    }
}
