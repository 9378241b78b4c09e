package com.bluesky.charging.app.events;

import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.deadletter.jdbc.JdbcSequencedDeadLetterQueue;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;
import org.axonframework.serialization.Serializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;

/** Where automations park the events that they could not handle: in the schema of their tokens. */
final class ParkedEvents {

    private static final int SEQUENCES = 10_000;
    private static final int IN_A_SEQUENCE = 1_000;
    private static final int PAGE = 100;

    private ParkedEvents() {}

    static SequencedDeadLetterQueue<EventMessage<?>> of(
            String group, Tokens side, Serializer general, Serializer eventSerializer) {
        return JdbcSequencedDeadLetterQueue.<EventMessage<?>>builder()
                .processingGroup(group)
                .connectionProvider(new SpringDataSourceConnectionProvider(side.dataSource()))
                .transactionManager(side.transactions())
                .schema(Schemas.deadLetters())
                .statementFactory(new DeadLetterStatements(general, eventSerializer, PAGE))
                .genericSerializer(general)
                .eventSerializer(eventSerializer)
                .maxSequences(SEQUENCES)
                .maxSequenceSize(IN_A_SEQUENCE)
                .pageSize(PAGE)
                .build();
    }
}
