package com.bluesky.charging.app.events;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import org.axonframework.common.IdentifierFactory;

/**
 * Identifiers of messages, those of events among them: UUIDs of version 7 (RFC 9562 §5.7), of which
 * a later one of a node is greater, unless its clock steps back. So the index of event identifiers
 * grows at its end, as the events do; random ones would be written all over it, and the more so the
 * more events there are.
 *
 * <p>Axon finds this class by {@code META-INF/services}.
 */
public final class TimeOrderedIds extends IdentifierFactory {

    private final NoArgGenerator uuids = Generators.timeBasedEpochGenerator();

    @Override
    public String generateIdentifier() {
        return uuids.generate().toString();
    }
}
