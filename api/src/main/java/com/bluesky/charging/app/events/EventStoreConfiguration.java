package com.bluesky.charging.app.events;

import com.bluesky.charging.app.events.store.DuplicateKeys;
import com.bluesky.charging.app.events.store.GroupCommit;
import com.bluesky.charging.app.events.store.GroupCommitEventStorageEngine;
import com.bluesky.charging.app.events.store.PostgresEventStorageEngine;
import com.bluesky.charging.kernel.Provenance;
import java.time.Duration;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.EventBusSpanFactory;
import org.axonframework.eventsourcing.EventCountSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.SnapshotTriggerDefinition;
import org.axonframework.eventsourcing.Snapshotter;
import org.axonframework.eventsourcing.SnapshotterSpanFactory;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.messaging.annotation.HandlerDefinition;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.messaging.correlation.MessageOriginProvider;
import org.axonframework.messaging.correlation.SimpleCorrelationDataProvider;
import org.axonframework.serialization.Serializer;
import org.axonframework.spring.eventsourcing.SpringAggregateSnapshotter;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;

/**
 * Where events are kept: on JDBC, except when an Axon Server keeps them.
 *
 * <p>The connections are Spring's of the running transaction. Axon's own wrapper would keep one in
 * the unit of work under one name for all data sources, and mix up the sides.
 */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
class EventStoreConfiguration {

    /**
     * Whether the events of many commands are stored in one commit, or those of each in its own.
     * All nodes on one database must do the same.
     */
    static final String GROUP_COMMIT = "bluesky.events.group-commit";

    /** How often the tail of the store is looked at when nobody told of new events. */
    static final String LOOK_AGAIN = "bluesky.events.look-again";

    /**
     * A snapshot is made of so many events; loading an aggregate reads at most as many after it.
     */
    static final int EVENTS_BETWEEN_SNAPSHOTS = 100;

    /** Holds, occupancies and short charges have fewer events, and all that is new has. */
    static final int SHORT_STREAM = 20;

    /** A second or two of much load, if readers are that far behind; some three kilobytes each. */
    private static final int TAIL_EVENTS = 8_192;

    /** Larger batches were measured to stall replays, because a processor's buffer is bounded. */
    private static final int READ_BATCH = 100;

    @org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(
            name = "axon.axonserver.enabled",
            havingValue = "false",
            matchIfMissing = true)
    static class OnPostgres {

        /** The writer of events; closed after the command bus, so that no command waits in vain. */
        @Bean(destroyMethod = "close")
        @ConditionalOnProperty(name = GROUP_COMMIT)
        GroupCommit groupCommit(@Qualifier("commandsDataSource") DataSource dataSource) {
            return new GroupCommit(dataSource);
        }

        @Bean
        PostgresEventStorageEngine eventStorageEngine(
                @Qualifier("commandsDataSource") DataSource dataSource,
                @Qualifier("readingEvents") TransactionManager transactions,
                @Qualifier("eventSerializer") Serializer eventSerializer,
                @Qualifier("snapshotSerializer") Serializer snapshotSerializer,
                Configuration axon,
                ObjectProvider<GroupCommit> groupCommit) {
            GroupCommit writer = groupCommit.getIfAvailable();
            JdbcEventStorageEngine.Builder settings =
                    JdbcEventStorageEngine.builder()
                            .connectionProvider(new SpringDataSourceConnectionProvider(dataSource))
                            // One statement reads what is read; only a writer needs more than that.
                            .transactionManager(
                                    writer == null ? transactions : NoTransactionManager.instance())
                            .persistenceExceptionResolver(new DuplicateKeys())
                            .eventSerializer(eventSerializer)
                            .snapshotSerializer(snapshotSerializer)
                            .snapshotFilter(axon.snapshotFilter())
                            .upcasterChain(axon.upcasterChain())
                            .schema(Schemas.events())
                            .batchSize(READ_BATCH);
            return writer == null
                    ? new PostgresEventStorageEngine(settings)
                    : new GroupCommitEventStorageEngine(settings, writer);
        }

        @Bean(destroyMethod = "close")
        Neighbours neighbours(@Qualifier("noticesDataSource") ObjectProvider<DataSource> shared) {
            DataSource notices = shared.getIfAvailable();
            return notices == null ? Neighbours.NONE : new PostgresNeighbours(notices);
        }

        @Bean(name = "eventBus", destroyMethod = "shutDown", initMethod = "start")
        @Qualifier("eventStore")
        WakingEventStore eventStore(
                PostgresEventStorageEngine engine,
                Configuration axon,
                Neighbours neighbours,
                @Value("${" + LOOK_AGAIN + ":1s}") Duration lookAgain) {
            return new WakingEventStore.Builder(
                            engine,
                            axon.messageMonitor(EventStore.class, "eventStore"),
                            axon.getComponent(EventBusSpanFactory.class))
                    .build(SHORT_STREAM, TAIL_EVENTS, lookAgain, neighbours);
        }
    }

    @Bean
    Snapshotter snapshotter(
            Configuration axon,
            HandlerDefinition handlerDefinition,
            ParameterResolverFactory parameterResolverFactory,
            EventStore eventStore,
            @Qualifier("readingEvents") TransactionManager transactions,
            SnapshotterSpanFactory spanFactory) {
        return SpringAggregateSnapshotter.builder()
                .repositoryProvider(axon::repository)
                .transactionManager(transactions)
                .eventStore(eventStore)
                .parameterResolverFactory(parameterResolverFactory)
                .handlerDefinition(handlerDefinition)
                .spanFactory(spanFactory)
                .executor(
                        Executors.newSingleThreadExecutor(
                                Thread.ofVirtual().name("snapshots").factory()))
                .build();
    }

    @Bean
    SnapshotTriggerDefinition snapshots(Snapshotter snapshotter) {
        return new EventCountSnapshotTriggerDefinition(snapshotter, EVENTS_BETWEEN_SNAPSHOTS);
    }

    @Bean
    CorrelationDataProvider origin() {
        return new MessageOriginProvider(Provenance.CAUSATION_ID, Provenance.CORRELATION_ID);
    }

    @Bean
    CorrelationDataProvider actor() {
        return new SimpleCorrelationDataProvider(
                Provenance.ACTOR_KIND,
                Provenance.ACTOR_ID,
                Provenance.KEY_ID,
                Provenance.REQUEST_ID);
    }
}
