package com.bluesky.charging.kernel.query;

import com.zaxxer.hikari.HikariDataSource;
import jakarta.persistence.EntityManagerFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.async.SequencingPolicy;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.ResultMessage;
import org.axonframework.messaging.responsetypes.ResponseType;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.queryhandling.DefaultQueryGateway;
import org.axonframework.queryhandling.QueryGateway;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.axonframework.queryhandling.annotation.AnnotationQueryHandlerAdapter;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** All projections and query handlers on a schema of a real PostgreSQL. */
public final class ReadModel {

    private static final int BATCH = 50;

    private static final Map<String, ReadModel> BY_SCHEMA = new TreeMap<>();

    private final GenericApplicationContext context;
    private final List<Projection> projections = new ArrayList<>();
    private final TransactionTemplate transaction;
    private final SpringTransactionManager transactions;
    private final QueryGateway queries;
    private final JdbcClient sql;

    /**
     * A projection as its processor calls it.
     *
     * @param sequential whether all its events are one sequence
     */
    private record Projection(AnnotationEventHandlerAdapter handlers, boolean sequential) {}

    private ReadModel(String schema) {
        HikariDataSource connections = Postgres.migrated(schema);
        AnnotationConfigApplicationContext starting = new AnnotationConfigApplicationContext();
        starting.registerBean(DataSource.class, () -> connections);
        starting.register(ReadModelConfiguration.class);
        starting.refresh();
        context = starting;
        transaction = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
        transactions =
                new SpringTransactionManager(context.getBean(PlatformTransactionManager.class));
        sql = JdbcClient.create(connections);
        for (Object bean : context.getBeansWithAnnotation(ProcessingGroup.class).values()) {
            projections.add(
                    new Projection(
                            new AnnotationEventHandlerAdapter(bean),
                            bean instanceof SequencingPolicy<?>));
        }
        SimpleQueryBus bus = SimpleQueryBus.builder().build();
        for (Object bean : context.getBeansWithAnnotation(Component.class).values()) {
            new AnnotationQueryHandlerAdapter<>(bean).subscribe(bus);
        }
        queries = DefaultQueryGateway.builder().queryBus(bus).build();
    }

    /** The live read model, without rows. */
    public static ReadModel empty() {
        return empty("read");
    }

    /** A read model in a schema of its own, without rows. */
    public static ReadModel empty(String schema) {
        ReadModel model = BY_SCHEMA.computeIfAbsent(schema, ReadModel::new);
        model.reset();
        return model;
    }

    /** Deletes all rows, as a processor does before a replay. */
    public void reset() {
        projections.forEach(projection ->
                transaction.executeWithoutResult(_ -> projection.handlers.prepareReset()));
    }

    /** Projects events in batches, in the order given. */
    public ReadModel project(List<? extends DomainEventMessage<?>> events) {
        projections.forEach(projection -> deliver(projection, events));
        return this;
    }

    /** Projects events in one batch, as a processor does that is far behind. */
    public ReadModel projectAtOnce(List<? extends DomainEventMessage<?>> events) {
        projections.forEach(projection -> deliverBatch(projection, events));
        return this;
    }

    public ReadModel project(EventLog log) {
        return project(log.events());
    }

    /**
     * Projects events, each projection in the order in which its processor may get them: those that
     * are one sequence in the order of the store, the others in another order that keeps each
     * stream's.
     */
    public ReadModel project(
            List<? extends DomainEventMessage<?>> stored,
            List<? extends DomainEventMessage<?>> reordered) {
        projections.forEach(
                projection -> deliver(projection, projection.sequential ? stored : reordered));
        return this;
    }

    private void deliver(Projection projection, List<? extends EventMessage<?>> events) {
        for (int from = 0; from < events.size(); from += BATCH) {
            List<? extends EventMessage<?>> batch =
                    events.subList(from, Math.min(events.size(), from + BATCH));
            deliverBatch(projection, batch);
        }
    }

    private void deliverBatch(Projection projection, List<? extends EventMessage<?>> batch) {
        BatchingUnitOfWork<EventMessage<?>> work = new BatchingUnitOfWork<>(List.copyOf(batch));
        work.attachTransaction(transactions);
        ResultMessage<?> result =
                work.executeWithResult(() -> projection.handlers.handle(work.getMessage()));
        if (result.isExceptional()) {
            switch (result.exceptionResult()) {
                case RuntimeException e -> throw e;
                case Throwable e -> throw new IllegalStateException(e);
            }
        }
    }

    /** Makes events readable as streams; projects nothing. */
    public ReadModel store(EventLog log) {
        context.getBean(EventStorageEngine.class).appendEvents(log.events());
        return this;
    }

    /** Stores a snapshot that stands for the stream up to its number. */
    public void storeSnapshot(DomainEventMessage<?> snapshot) {
        context.getBean(EventStorageEngine.class).storeSnapshot(snapshot);
    }

    public <R> Optional<R> find(Object query, Class<R> answer) {
        return ask(query, ResponseTypes.optionalInstanceOf(answer));
    }

    public <R> R ask(Object query, Class<R> answer) {
        return ask(query, ResponseTypes.instanceOf(answer));
    }

    private <R> R ask(Object query, ResponseType<R> type) {
        return queries.query(query, type).join();
    }

    /** How many statements were prepared while something was done. */
    public long statementsOf(Runnable work) {
        Statistics statistics =
                context.getBean(EntityManagerFactory.class)
                        .unwrap(SessionFactory.class)
                        .getStatistics();
        long before = statistics.getPrepareStatementCount();
        work.run();
        return statistics.getPrepareStatementCount() - before;
    }

    /** Every row of every table of the read models, as text. */
    public Map<String, List<String>> dump() {
        Map<String, List<String>> rows = new TreeMap<>();
        for (String table : tables()) {
            rows.put(table, texts("select to_jsonb(t)::text from " + table + " t order by 1"));
        }
        return rows;
    }

    private List<String> tables() {
        return texts(
                """
                select table_name from information_schema.tables
                where table_schema = current_schema()
                  and table_name not in ('token_entry', 'flyway_schema_history')
                """);
    }

    /** The first column of what a statement answers. */
    public List<String> texts(String statement) {
        return sql.sql(statement).query((row, _) -> String.valueOf(row.getObject(1))).list();
    }
}
