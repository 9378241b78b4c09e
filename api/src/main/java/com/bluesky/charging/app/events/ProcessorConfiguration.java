package com.bluesky.charging.app.events;

import com.bluesky.charging.app.events.ProcessingGroups.Group;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import javax.sql.DataSource;
import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.config.EventProcessingConfigurer;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.async.SequencingPolicy;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.lifecycle.Phase;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * How events are processed: pooled, in several segments and in batches; each side on its own tokens
 * and transactions, chosen by the prefix of the processing group.
 *
 * <p>A projection that fails is tried again until it succeeds; skipping an event would make its
 * rows wrong for ever. An automation that fails parks the event and goes on with others.
 */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
class ProcessorConfiguration {

    /** A processor works on so many aggregates at a time. */
    static final int SEGMENTS = 4;

    private static final int BATCH = 200;
    private static final int WORKERS = 4;

    private final Bundles bundles = new Bundles();
    private final Map<ProcessingSide, Tokens> tokens = new EnumMap<>(ProcessingSide.class);
    private final Serializer general;
    private final Serializer eventSerializer;
    private final ListableBeanFactory beans;
    private final Clock clock;

    ProcessorConfiguration(
            @Qualifier("eventsDataSource") DataSource events,
            @Qualifier("eventsTransactionManager") PlatformTransactionManager eventsTransactions,
            DataSource read,
            @Qualifier("transactionManager") PlatformTransactionManager readTransactions,
            @Qualifier("pileDataSource") DataSource pile,
            @Qualifier("pileTransactionManager") PlatformTransactionManager pileTransactions,
            Serializer serializer,
            @Qualifier("eventSerializer") Serializer eventSerializer,
            ListableBeanFactory beans,
            Clock clock,
            Environment environment) {
        String node = Node.name(environment);
        tokens.put(
                ProcessingSide.AUTOMATION,
                Tokens.in(events, eventsTransactions, serializer, node).nowAndThen());
        tokens.put(ProcessingSide.READ, Tokens.in(read, readTransactions, serializer, node));
        tokens.put(ProcessingSide.PILE, Tokens.in(pile, pileTransactions, serializer, node));
        this.general = serializer;
        this.eventSerializer = eventSerializer;
        this.beans = beans;
        this.clock = clock;
    }

    @Bean
    ConfigurerModule processors() {
        return configurer -> {
            Map<String, Group> groups = ProcessingGroups.in(beans);
            EventProcessingConfigurer processing = configurer.eventProcessing();
            processing
                    .usingPooledStreamingEventProcessors(ProcessorConfiguration::pooled)
                    .registerDefaultListenerInvocationErrorHandler(
                            axon -> PropagatingErrorHandler.instance())
                    .registerDeadLetterQueueProvider(group ->
                            ProcessingSide.of(group) == ProcessingSide.AUTOMATION
                                    ? axon -> parked(group)
                                    : null);
            groups.values().forEach(group -> register(processing, group));
            startFirstTokens(configurer, groups);
            startRetries(configurer, groups);
            configurer.onShutdown(bundles::shutDown);
        };
    }

    private void register(EventProcessingConfigurer processing, Group group) {
        Tokens side = tokens(group.side());
        processing
                .registerTokenStore(group.name(), axon -> side.store())
                .registerTransactionManager(group.name(), axon -> side.transactions())
                .registerDeadLetterPolicy(group.name(), axon -> new Parking(group.name()))
                // That nothing of a stream is parked is then not asked for each of its events.
                .registerDeadLetteringEventHandlerInvokerConfiguration(
                        group.name(), (axon, invoker) -> invoker.enableSequenceIdentifierCache());
        // What does things once never has much before it that is for it to do.
        if (!group.onlyOnce()) {
            processing.registerPooledStreamingEventProcessorConfiguration(
                    group.name(),
                    (axon, builder) ->
                            builder.messageSource(bundles.of(axon, group.name(), side.claimed()))
                                    // A bundle may take longer than others respect a claim.
                                    .enableCoordinatorClaimExtension());
        }
        if (group.ownSequence()) {
            processing.registerSequencingPolicy(group.name(), axon -> sequence(group));
        }
    }

    @SuppressWarnings("unchecked") // a policy of a handler of events is one of events
    private SequencingPolicy<? super EventMessage<?>> sequence(Group group) {
        return (SequencingPolicy<? super EventMessage<?>>) beans.getBean(group.beanName());
    }

    private Tokens tokens(ProcessingSide side) {
        return Objects.requireNonNull(tokens.get(side));
    }

    private static PooledStreamingEventProcessor.Builder pooled(
            Configuration axon, PooledStreamingEventProcessor.Builder builder) {
        return builder.initialSegmentCount(SEGMENTS)
                .initialToken(StreamableMessageSource::createTailToken)
                .batchSize(BATCH)
                .coordinatorExecutor(
                        name -> until(axon, new CoordinatorThread(name + "-coordinator-")))
                .workerExecutor(name -> until(axon, workers(name + "-")));
    }

    private static ScheduledExecutorService workers(String name) {
        return Executors.newScheduledThreadPool(
                WORKERS, Thread.ofVirtual().name(name, 0).factory());
    }

    private static ScheduledExecutorService until(
            Configuration axonEnds, ScheduledExecutorService threads) {
        axonEnds.onShutdown(threads::shutdown);
        return threads;
    }

    private SequencedDeadLetterQueue<EventMessage<?>> parked(String group) {
        return ParkedEvents.of(group, tokens(ProcessingSide.AUTOMATION), general, eventSerializer);
    }

    private void startFirstTokens(Configurer configurer, Map<String, Group> groups) {
        configurer.onStart(
                Phase.INBOUND_EVENT_CONNECTORS - 1,
                () -> {
                    StreamableMessageSource<TrackedEventMessage<?>> events =
                            beans.getBean(EventStore.class);
                    tokens.forEach((side, kept) ->
                            new FirstTokens(kept, ofSide(groups, side), SEGMENTS).ensure(events));
                });
    }

    private void startRetries(Configurer configurer, Map<String, Group> groups) {
        List<String> automations =
                ofSide(groups, ProcessingSide.AUTOMATION).stream().map(Group::name).toList();
        configurer.onInitialize(axon -> {
            ParkedRetries retries =
                    new ParkedRetries(axon.eventProcessingConfiguration(), automations, clock);
            axon.onStart(Phase.INBOUND_EVENT_CONNECTORS + 1, retries::start);
            axon.onShutdown(Phase.INBOUND_EVENT_CONNECTORS + 1, retries::stop);
        });
    }

    private static List<Group> ofSide(Map<String, Group> groups, ProcessingSide side) {
        return groups.values().stream().filter(group -> group.side() == side).toList();
    }
}
