package com.bluesky.charging.app.events;

import com.bluesky.charging.app.events.ProcessingGroups.Group;
import java.util.Collection;
import java.util.List;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Where a processor begins that has never run. Axon would let it replay what is there, and what
 * must not be replayed would then be skipped: an automation would miss the events that were stored
 * before its first start was done.
 *
 * <p>So each begins at the oldest event, and not as a replay. Only what does things once begins at
 * the newest when it is added to a platform that has been running: its time begins with it. All of
 * a side get their first token in one transaction, so a start that is cut short cannot make a new
 * platform look like an old one.
 */
final class FirstTokens {

    /** Any number; it is the same on all nodes. */
    private static final long LOCK = 7_261_554_021L;

    private final Tokens tokens;
    private final Collection<Group> groups;
    private final int segments;

    FirstTokens(Tokens tokens, Collection<Group> groups, int segments) {
        this.tokens = tokens;
        this.groups = groups;
        this.segments = segments;
    }

    void ensure(StreamableMessageSource<TrackedEventMessage<?>> events) {
        tokens.transactions().executeInTransaction(() -> ensureInTransaction(events));
    }

    private void ensureInTransaction(StreamableMessageSource<TrackedEventMessage<?>> events) {
        JdbcClient.create(tokens.dataSource())
                .sql("SELECT pg_advisory_xact_lock(:lock)")
                .param("lock", LOCK)
                .query((row, number) -> number)
                .list();
        TokenStore store = tokens.store();
        List<Group> missing = groups.stream().filter(group -> !exists(group)).toList();
        boolean born = missing.size() == groups.size();
        for (Group group : missing) {
            TrackingToken first =
                    group.onlyOnce() && !born ? events.createHeadToken() : events.createTailToken();
            store.initializeTokenSegments(group.name(), segments, first);
        }
    }

    private boolean exists(Group group) {
        return tokens.store().fetchSegments(group.name()).length > 0;
    }
}
