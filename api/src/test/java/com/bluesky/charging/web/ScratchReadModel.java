package com.bluesky.charging.web;

import com.zaxxer.hikari.HikariDataSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.data.jpa.autoconfigure.DataJpaRepositoriesAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.core.type.filter.TypeFilter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * All projections once more, on empty tables in a schema of their own, fed with stored events one
 * after the other.
 */
final class ScratchReadModel implements AutoCloseable {

    static final String SCHEMA = "read_scratch";

    private static final int BATCH = 200;

    private final PGSimpleDataSource database;
    private final AnnotationConfigApplicationContext context =
            new AnnotationConfigApplicationContext();
    private final List<AnnotationEventHandlerAdapter> projections = new ArrayList<>();
    private @Nullable TrackingToken position;

    /**
     * Makes the empty tables.
     *
     * @param live the read side's connections
     * @param environment whose settings of JPA are those of the live read model
     */
    ScratchReadModel(HikariDataSource live, ConfigurableEnvironment environment) {
        database = new PGSimpleDataSource();
        database.setUrl(live.getJdbcUrl());
        database.setUser(live.getUsername());
        database.setPassword(live.getPassword());
        database.setCurrentSchema(SCHEMA);
        dropSchema();
        Flyway.configure()
                .dataSource(database)
                .schemas(SCHEMA)
                .defaultSchema(SCHEMA)
                .locations("classpath:db/read")
                .load()
                .migrate();
        context.getEnvironment().merge(environment);
        context.registerBean(DataSource.class, () -> database);
        context.register(Projections.class);
        context.refresh();
        context.getBeansWithAnnotation(ProcessingGroup.class)
                .values()
                .forEach(bean -> projections.add(new AnnotationEventHandlerAdapter(bean)));
    }

    /** How many projections there are. */
    int size() {
        return projections.size();
    }

    /** Handles all events that were stored since the last time. */
    void catchUp(EventStorageEngine events) {
        TransactionTemplate transactions =
                new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
        try (Stream<? extends TrackedEventMessage<?>> stored = events.readEvents(position, false)) {
            var each = stored.iterator();
            while (each.hasNext()) {
                transactions.executeWithoutResult(_ -> {
                    for (int i = 0; i < BATCH && each.hasNext(); i++) {
                        handle(each.next());
                    }
                });
            }
        }
    }

    private void handle(TrackedEventMessage<?> event) {
        for (AnnotationEventHandlerAdapter projection : projections) {
            if (projection.canHandle(event)) {
                try {
                    projection.handle(event);
                } catch (Exception e) {
                    throw new IllegalStateException(
                            "%s failed on %s."
                                    .formatted(projection.getTargetType(), event.getPayloadType()),
                            e);
                }
            }
        }
        position = event.trackingToken();
    }

    @Override
    public void close() {
        context.close();
        dropSchema();
    }

    private void dropSchema() {
        JdbcClient.create(database).sql("DROP SCHEMA IF EXISTS " + SCHEMA + " CASCADE").update();
    }

    /** What a projection needs, as the application would make it, and nothing else. */
    @AutoConfigurationPackage(basePackages = "com.bluesky.charging")
    @ImportAutoConfiguration({
        HibernateJpaAutoConfiguration.class,
        DataJpaRepositoriesAutoConfiguration.class,
        TransactionAutoConfiguration.class
    })
    @ComponentScan(
            basePackages = "com.bluesky.charging",
            useDefaultFilters = false,
            includeFilters =
                    @ComponentScan.Filter(type = FilterType.CUSTOM, classes = IsProjection.class))
    static final class Projections {}

    /** Whether a class handles events for the read model. */
    static final class IsProjection implements TypeFilter {

        @Override
        public boolean match(MetadataReader reader, MetadataReaderFactory factory) {
            var mark =
                    reader.getAnnotationMetadata()
                            .getAnnotationAttributes(ProcessingGroup.class.getName());
            return mark != null && Objects.toString(mark.get("value"), "").startsWith("read.");
        }
    }
}
