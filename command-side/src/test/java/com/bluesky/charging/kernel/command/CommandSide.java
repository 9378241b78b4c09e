package com.bluesky.charging.kernel.command;

import com.bluesky.charging.kernel.CommandService;
import com.bluesky.charging.kernel.RefusalDetails;
import com.bluesky.charging.price.contract.ConnectorsToPrice;
import com.bluesky.charging.price.contract.FindConnectorsToPrice;
import java.lang.annotation.Annotation;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.axonframework.commandhandling.AsynchronousCommandBus;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventMessageHandler;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.modelling.command.Repository;
import org.axonframework.queryhandling.QueryGateway;
import org.axonframework.queryhandling.QueryHandler;
import org.axonframework.spring.stereotype.Aggregate;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;

/**
 * The whole command side with an event store in memory: every aggregate, every service and, if
 * wished, every automation, found by their marks as the application finds them.
 */
public final class CommandSide implements AutoCloseable {

    /** The time of all tests of the command side. */
    public static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");

    private final CountedEvents events = new CountedEvents();
    private final RememberedDeadlines deadlines = new RememberedDeadlines();
    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final List<EventMessageHandler> automations = new CopyOnWriteArrayList<>();
    private final Configuration configuration;

    private CommandSide(
            boolean automated, Function<FindConnectorsToPrice, ConnectorsToPrice> prices) {
        Configurer configurer =
                DefaultConfigurer.defaultConfiguration()
                        .configureEmbeddedEventStore(_ -> events)
                        .configureCommandBus(_ ->
                                AsynchronousCommandBus.builder()
                                        .executor(Executors.newVirtualThreadPerTaskExecutor())
                                        .build())
                        .registerQueryHandler(_ -> new Prices(prices));
        marked(Aggregate.class)
                .forEach(type ->
                        configurer.configureAggregate(
                                AggregateConfigurer.defaultConfiguration(type)));
        marked(CommandService.class)
                .forEach(type -> configurer.registerCommandHandler(c -> make(type, c)));
        if (automated) {
            configurer.eventProcessing().usingPooledStreamingEventProcessors();
            marked(ProcessingGroup.class)
                    .forEach(type ->
                            configurer
                                    .eventProcessing()
                                    .registerEventHandler(c -> automation(type, c)));
        }
        configuration = configurer.start();
    }

    /** Without automations: only what is sent happens. */
    public static CommandSide still() {
        return new CommandSide(false, _ -> new ConnectorsToPrice(true, List.of()));
    }

    /** With automations, and a read model that answers so. */
    public static CommandSide automated(Function<FindConnectorsToPrice, ConnectorsToPrice> prices) {
        return new CommandSide(true, prices);
    }

    public CountedEvents events() {
        return events;
    }

    public RememberedDeadlines deadlines() {
        return deadlines;
    }

    public CommandGateway commands() {
        return configuration.commandGateway();
    }

    @SuppressWarnings("TypeParameterUnusedInFormals") // As the gateway itself has it.
    public <R> R send(Object command) {
        return commands().sendAndWait(command);
    }

    /** Sends what must be refused, and answers with the code. */
    public String codeOfRefusal(Object command) {
        try {
            send(command);
        } catch (CommandExecutionException e) {
            return e.<RefusalDetails>getDetails().orElseThrow().code();
        }
        throw new AssertionError("Not refused: " + command);
    }

    /** Shows every automation every event once more, and lets every deadline come. */
    public void runAutomationsAgain() {
        try (var stored = events.readEvents(null, false)) {
            stored.forEach(event -> automations.forEach(each -> show(each, event)));
        }
        deadlines.all().forEach(deadline -> send(deadline.command()));
    }

    private static void show(EventMessageHandler automation, EventMessage<?> event) {
        try {
            automation.handle(event);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private Object automation(Class<?> type, Configuration c) {
        Object automation = make(type, c);
        automations.add(new AnnotationEventHandlerAdapter(automation));
        return automation;
    }

    /** Reads something of an aggregate as it is now. */
    public <T, R> R read(Class<T> type, String id, Function<T, R> reading) {
        DefaultUnitOfWork<?> unitOfWork = DefaultUnitOfWork.startAndGet(null);
        try {
            return configuration.repository(type).load(id).invoke(reading);
        } finally {
            unitOfWork.rollback();
        }
    }

    @Override
    public void close() {
        configuration.shutdown();
    }

    /** The classes with this mark, in any feature. */
    public static List<Class<?>> marked(Class<? extends Annotation> mark) {
        ClassPathScanningCandidateComponentProvider scanner =
                new ClassPathScanningCandidateComponentProvider(false) {
                    @Override
                    protected boolean isCandidateComponent(AnnotatedBeanDefinition definition) {
                        return definition.getMetadata().isConcrete();
                    }
                };
        scanner.addIncludeFilter(new AnnotationTypeFilter(mark));
        return scanner.findCandidateComponents("com.bluesky.charging").stream()
                .<Class<?>>map(found -> load(String.valueOf(found.getBeanClassName())))
                .toList();
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private Object make(Class<?> type, Configuration c) {
        try {
            Constructor<?> constructor = type.getDeclaredConstructors()[0];
            constructor.setAccessible(true);
            return constructor.newInstance(
                    Arrays.stream(constructor.getGenericParameterTypes())
                            .map(parameter -> part(parameter, c))
                            .toArray());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private Object part(Type type, Configuration c) {
        if (type instanceof ParameterizedType generic && generic.getRawType() == Repository.class) {
            return c.repository((Class<?>) generic.getActualTypeArguments()[0]);
        }
        if (type == CommandGateway.class) {
            return c.commandGateway();
        }
        if (type == QueryGateway.class) {
            return c.queryGateway();
        }
        return type == Clock.class ? clock : deadlines;
    }

    /** Stands for the read model. */
    public static final class Prices {

        private final Function<FindConnectorsToPrice, ConnectorsToPrice> answers;

        Prices(Function<FindConnectorsToPrice, ConnectorsToPrice> answers) {
            this.answers = answers;
        }

        @QueryHandler
        public ConnectorsToPrice handle(FindConnectorsToPrice question) {
            return answers.apply(question);
        }
    }
}
