package com.bluesky.charging.app.events;

import java.time.Duration;
import java.time.Instant;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.Decisions;
import org.axonframework.messaging.deadletter.EnqueueDecision;
import org.axonframework.messaging.deadletter.EnqueuePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What becomes of an event that an automation could not handle: it is parked, with what follows it
 * in its sequence, and tried again later and later. It is never dropped.
 */
final class Parking implements EnqueuePolicy<EventMessage<?>> {

    static final Duration FIRST_WAIT = Duration.ofSeconds(5);
    static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

    private static final Logger LOG = LoggerFactory.getLogger(Parking.class);
    private static final String RETRIES = "retries";

    /** Far enough for the longest wait to be reached. */
    private static final int COUNTED_RETRIES = 10;

    private final String group;

    Parking(String group) {
        this.group = group;
    }

    @Override
    public EnqueueDecision<EventMessage<?>> decide(
            DeadLetter<? extends EventMessage<?>> letter, Throwable cause) {
        LOG.warn(
                "{} could not handle event {} ({}); it is tried again later: {}",
                group,
                letter.message().getIdentifier(),
                letter.message().getPayloadType().getSimpleName(),
                cause.toString());
        boolean isNew = !letter.diagnostics().containsKey(RETRIES);
        int retries = isNew ? 0 : Math.min(retries(letter) + 1, COUNTED_RETRIES);
        return Decisions.enqueue(
                cause, parked -> parked.diagnostics().and(RETRIES, Integer.toString(retries)));
    }

    /** When a parked event is to be tried again. */
    static Instant dueAt(DeadLetter<?> letter) {
        Duration wait = FIRST_WAIT.multipliedBy(1L << retries(letter));
        return letter.lastTouched().plus(wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait);
    }

    private static int retries(DeadLetter<?> letter) {
        Object retries = letter.diagnostics().get(RETRIES);
        return retries == null ? 0 : Integer.parseInt(retries.toString());
    }
}
