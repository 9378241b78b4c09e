package com.bluesky.charging.app.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.bluesky.charging.app.events.ProcessingGroups.Group;
import com.bluesky.charging.testing.TestPostgres;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.support.JdbcTransactionManager;

class FirstTokensTest {

    private static final int SEGMENTS = 2;
    private static final Group AUTOMATION = group("automation.Old", true);
    private static final Group NEWER_AUTOMATION = group("automation.New", true);
    private static final Group PROJECTION = group("read.new", false);

    private final InMemoryEventStorageEngine engine = new InMemoryEventStorageEngine();
    private final EmbeddedEventStore events =
            EmbeddedEventStore.builder().storageEngine(engine).build();
    private Tokens tokens;

    @BeforeEach
    void storeAnEventBeforeAnythingStarts() {
        DataSource dataSource = TestPostgres.freshDatabase().migrated("events");
        tokens =
                Tokens.in(
                        dataSource,
                        new JdbcTransactionManager(dataSource),
                        Jackson3Serializer.builder()
                                .jsonMapperBuilderCustomizer(new AxonTypes())
                                .build(),
                        "test");
        EventMessage<?> event = new GenericDomainEventMessage<>("Lamp", "lamp-1", 0, "made");
        engine.appendEvents(List.of(event));
    }

    @AfterEach
    void close() {
        events.shutDown();
    }

    @Test
    void at_birth_all_begin_at_the_oldest_event_and_not_as_a_replay() {
        ensure(AUTOMATION, PROJECTION);

        assertThat(first(AUTOMATION)).isEqualTo(engine.createTailToken());
        assertThat(first(PROJECTION)).isEqualTo(engine.createTailToken());
        assertThat(engine.createTailToken()).isNotEqualTo(engine.createHeadToken());
    }

    @Test
    void what_does_things_once_begins_at_the_newest_event_when_it_is_added_later() {
        ensure(AUTOMATION);

        ensure(AUTOMATION, NEWER_AUTOMATION, PROJECTION);

        assertThat(first(AUTOMATION)).isEqualTo(engine.createTailToken());
        assertThat(first(NEWER_AUTOMATION)).isEqualTo(engine.createHeadToken());
        assertThat(first(PROJECTION)).isEqualTo(engine.createTailToken());
    }

    @Test
    void every_segment_gets_one_and_keeps_it() {
        ensure(AUTOMATION);
        ensure(AUTOMATION);

        assertThat(tokens.store().fetchSegments(AUTOMATION.name())).containsExactly(0, 1);
    }

    private void ensure(Group... groups) {
        new FirstTokens(tokens, Arrays.asList(groups), SEGMENTS).ensure(events);
    }

    private TrackingToken first(Group group) {
        return tokens.transactions()
                .fetchInTransaction(() -> tokens.store().fetchToken(group.name(), 0));
    }

    private static Group group(String name, boolean onlyOnce) {
        return new Group(name, ProcessingSide.of(name), onlyOnce, "bean", false);
    }
}
