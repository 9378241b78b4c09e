package com.bluesky.charging.app.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.bluesky.charging.kernel.EventTypes;
import com.bluesky.charging.kernel.SubjectKeys;
import com.bluesky.charging.testing.TestPostgres;
import com.bluesky.fixtures.lamp.contract.LampEvent;
import com.bluesky.fixtures.lamp.contract.LampEvent.LampSwitched;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import javax.crypto.SecretKey;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.Decisions;
import org.axonframework.messaging.deadletter.GenericDeadLetter;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** The dead-letter queue, with more in it than fits on a page. */
class ParkedEventsTest {

    private static final int MANY = 150;

    private final SingleConnectionDataSource dataSource =
            new SingleConnectionDataSource(connection(), true);
    private SequencedDeadLetterQueue<EventMessage<?>> parked;

    @BeforeEach
    void makeQueue() {
        Serializer general =
                Jackson3Serializer.builder().jsonMapperBuilderCustomizer(new AxonTypes()).build();
        Serializer events =
                new EventSerializer(
                        EventTypes.of(List.of(LampEvent.class)), new PersonalFields(new NoKeys()));
        Tokens side =
                Tokens.in(dataSource, new JdbcTransactionManager(dataSource), general, "test");
        parked = ParkedEvents.of("automation.Test", side, general, events);
    }

    @AfterEach
    void close() {
        dataSource.destroy();
    }

    private static Connection connection() {
        try {
            return TestPostgres.freshDatabase().migrated("events").getConnection();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void each_of_many_sequences_can_be_retried() {
        IntStream.range(0, MANY).forEach(i -> park("lamp-" + i, 1));

        Set<String> retried = new HashSet<>();
        while (parked.process(
                letter -> true,
                letter -> {
                    retried.add(lampId(letter));
                    return Decisions.evict();
                })) {
            assertThat(retried.size()).isLessThanOrEqualTo(MANY);
        }

        assertThat(retried).hasSize(MANY);
        assertThat(parked.size()).isZero();
    }

    @Test
    void a_sequence_behind_many_that_are_not_wanted_is_found() {
        IntStream.range(0, MANY).forEach(i -> park("lamp-" + i, 1));

        boolean done =
                parked.process(
                        letter -> lampId(letter).equals("lamp-" + (MANY - 1)),
                        letter -> Decisions.evict());

        assertThat(done).isTrue();
        assertThat(parked.size()).isEqualTo(MANY - 1L);
    }

    @Test
    void a_long_sequence_is_listed_once_and_in_order() {
        IntStream.range(0, MANY).forEach(i -> park("lamp-long", i));

        List<Long> listed = new ArrayList<>();
        parked.deadLetterSequence("lamp-long")
                .forEach(letter ->
                        listed.add(((LampSwitched) letter.message().getPayload()).times()));

        assertThat(listed).isEqualTo(IntStream.range(0, MANY).mapToObj(i -> (long) i).toList());
    }

    @Test
    void a_long_sequence_is_retried_whole_and_in_order() {
        IntStream.range(0, MANY).forEach(i -> park("lamp-long", i));

        List<Long> retried = new ArrayList<>();
        parked.process(
                letter -> true,
                letter -> {
                    retried.add(((LampSwitched) letter.message().getPayload()).times());
                    return Decisions.evict();
                });

        assertThat(retried).isEqualTo(IntStream.range(0, MANY).mapToObj(i -> (long) i).toList());
    }

    @Test
    void what_fails_again_is_due_later_and_later_and_stays() {
        park("lamp-1", 1);
        Parking parking = new Parking("automation.Test");
        List<Long> waits = new ArrayList<>();

        for (int i = 0; i < 12; i++) {
            parked.process(
                    letter -> true,
                    letter -> parking.decide(letter, new IllegalStateException("still broken")));
            DeadLetter<? extends EventMessage<?>> letter =
                    parked.deadLetterSequence("lamp-1").iterator().next();
            waits.add(Duration.between(letter.lastTouched(), Parking.dueAt(letter)).toSeconds());
        }

        assertThat(waits)
                .containsExactly(5L, 10L, 20L, 40L, 80L, 160L, 320L, 600L, 600L, 600L, 600L, 600L);
    }

    private void park(String lampId, long times) {
        EventMessage<?> event =
                new GenericDomainEventMessage<>(
                        "Lamp", lampId, times, new LampSwitched(lampId, times));
        parked.enqueue(
                lampId,
                new GenericDeadLetter<>(lampId, event, new IllegalStateException("broken")));
    }

    private static String lampId(DeadLetter<? extends EventMessage<?>> letter) {
        return ((LampSwitched) letter.message().getPayload()).lampId();
    }

    /** These events say nothing about a person. */
    private static final class NoKeys implements SubjectKeys {

        @Override
        public Optional<SecretKey> findOrCreate(String subjectId) {
            return Optional.empty();
        }

        @Override
        public Optional<SecretKey> find(String subjectId) {
            return Optional.empty();
        }

        @Override
        public void destroy(String subjectId) {
            throw new UnsupportedOperationException();
        }
    }
}
