package com.bluesky.charging.app.events;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.axonframework.commandhandling.AsynchronousCommandBus;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandBusSpanFactory;
import org.axonframework.commandhandling.DuplicateCommandHandlerResolver;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.commandhandling.gateway.RetryScheduler;
import org.axonframework.common.caching.Cache;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * How commands run: each on a virtual thread and in a transaction of its own, also when an event
 * handler sends it. On the sender's thread it would become a part of the sender's transaction:
 * stored only when a whole batch of events commits, and with it failing the batch when it clashes.
 */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
class CommandConfiguration {

    private static final int CACHED_AGGREGATES = 20_000;

    /** The transactions in which events are read, and appended when each command has its own. */
    @Bean(defaultCandidate = false)
    @Qualifier("readingEvents")
    TransactionManager readingEvents(
            @Qualifier("commandsTransactionManager") PlatformTransactionManager transactions) {
        return new SpringTransactionManager(transactions);
    }

    /**
     * The transactions of commands. With group commit there is nothing in them: events are durable
     * as soon as they are appended, and handlers of commands touch no other table.
     */
    @Bean
    @Primary
    TransactionManager commandTransactions(
            @Qualifier("readingEvents") TransactionManager readingEvents,
            @Value("${" + EventStoreConfiguration.GROUP_COMMIT + "}") boolean groupCommit) {
        return groupCommit ? NoTransactionManager.instance() : readingEvents;
    }

    @Bean(destroyMethod = "shutdown")
    @Qualifier("localSegment")
    AsynchronousCommandBus commandBus(
            TransactionManager transactions,
            Configuration axon,
            DuplicateCommandHandlerResolver duplicates) {
        ExecutorService threads =
                Executors.newThreadPerTaskExecutor(
                        Thread.ofVirtual().name("command-", 0).factory());
        AsynchronousCommandBus bus =
                AsynchronousCommandBus.builder()
                        .transactionManager(transactions)
                        .executor(threads)
                        .duplicateCommandHandlerResolver(duplicates)
                        .spanFactory(axon.getComponent(CommandBusSpanFactory.class))
                        .messageMonitor(axon.messageMonitor(CommandBus.class, "commandBus"))
                        .build();
        bus.registerHandlerInterceptor(
                new CorrelationDataInterceptor<>(axon.correlationDataProviders()));
        return bus;
    }

    @Bean
    CommandGateway commandGateway(CommandBus commandBus, RetryScheduler retryScheduler) {
        return DefaultCommandGateway.builder()
                .commandBus(commandBus)
                .retryScheduler(retryScheduler)
                .build();
    }

    @Bean(destroyMethod = "shutdown", defaultCandidate = false)
    @Qualifier("commandRetries")
    ScheduledExecutorService commandRetries() {
        return Executors.newScheduledThreadPool(
                2, Thread.ofVirtual().name("command-retry-", 0).factory());
    }

    @Bean
    RetryScheduler retryScheduler(@Qualifier("commandRetries") ScheduledExecutorService threads) {
        return CommandRetries.on(threads);
    }

    @Bean
    CommandTargetResolver commandTargets() {
        return new CommandTargets();
    }

    @Bean
    Cache aggregates() {
        return new AggregateCache(CACHED_AGGREGATES);
    }
}
