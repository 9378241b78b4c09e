package com.bluesky.charging.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.bluesky.charging.simulator.contract.PileSettings.Driver;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationContext;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Any automation that is run again a day later changes nothing. */
class RunAgainTest extends PilesTest {

    private static final String PREFIX = "automation.";

    @Autowired private ApplicationContext application;
    @Autowired private EventStorageEngine events;
    @Autowired private ParameterResolverFactory parameters;

    @Autowired
    @Qualifier("eventsDataSource")
    private DataSource eventTables;

    @Test
    void every_automation_run_again_over_charges_that_are_over_appends_nothing() throws Exception {
        Api app = newCustomer(sandbox.path("operatorId").asString());
        String device = linkedDevice(sandboxSite(), Driver.OBLIGING);
        String idle = linkedDevice(sandboxSite(), Driver.NONE);
        String user = userWith(app, 50_000);
        String settled = settledOrder(app, device, user);
        String failed = start(app, idle, user);
        awaitStatus(app, failed, "STARTING");
        List<String> scene = List.of(device, idle, user, settled, failed);
        passTheDeadlinesOf(scene);
        awaitStatus(app, failed, "FAILED");
        awaitFree(app, idle);
        awaitRest(app, user);
        // The driver unplugs a moment after the charge, which the pile tells too.
        awaitLinked(device, true);
        passTheDeadlinesOf(scene);
        String before = streamsOf(scene);
        assertThat(before.lines().count()).isGreaterThan(20);

        Set<String> ran = runAgain(scene);
        passTheDeadlinesOf(scene);

        assertThat(ran)
                .contains(
                        "automation.WhenDeviceRegisteredThenAddConnectors",
                        "automation.WhenPricesChangeThenPriceConnectors",
                        "automation.WhenChargingRequestedThenOccupyConnector",
                        "automation.WhenChargingRequestedThenSetStartDeadline",
                        "automation.WhenConnectorConfirmedThenHoldFunds",
                        "automation.WhenStopRequestedThenAskAgain",
                        "automation.WhenChargingStoppedThenSettle",
                        "automation.WhenOrderSettledThenCaptureFunds",
                        "automation.WhenOrderIsOverThenReleaseConnector",
                        "automation.WhenChargingFailedThenReleaseFunds");
        assertThat(streamsOf(scene)).isEqualTo(before);
    }

    /** Handles all events of the scene, and all of prices, in every automation once more. */
    private Set<String> runAgain(List<String> scene) throws Exception {
        Set<String> ran = new TreeSet<>();
        try (Stream<? extends TrackedEventMessage<?>> stored = events.readEvents(null, false)) {
            for (TrackedEventMessage<?> event : stored.filter(it -> isOf(scene, it)).toList()) {
                for (Object automation :
                        application.getBeansWithAnnotation(ProcessingGroup.class).values()) {
                    String group = groupOf(automation);
                    if (group.startsWith(PREFIX) && runAgain(automation, event)) {
                        ran.add(group);
                    }
                }
            }
        }
        return ran;
    }

    private boolean runAgain(Object automation, EventMessage<?> event) throws Exception {
        AnnotationEventHandlerAdapter handler =
                new AnnotationEventHandlerAdapter(automation, parameters);
        if (!handler.canHandle(event)) {
            return false;
        }
        var result =
                DefaultUnitOfWork.startAndGet(event).executeWithResult(() -> handler.handle(event));
        assertThat(result.isExceptional()).as("%s", result).isFalse();
        return true;
    }

    private static String groupOf(Object automation) {
        ProcessingGroup mark =
                AnnotationUtils.findAnnotation(automation.getClass(), ProcessingGroup.class);
        return mark == null ? "" : mark.value();
    }

    private static boolean isOf(List<String> scene, TrackedEventMessage<?> event) {
        return event instanceof DomainEventMessage<?> stored
                && ("PricePlan".equals(stored.getType())
                        || scene.stream().anyMatch(stored.getAggregateIdentifier()::contains));
    }

    /** Every event of the streams that name somebody or something of the scene, a line each. */
    private String streamsOf(List<String> scene) {
        return JdbcClient.create(eventTables)
                .sql(
                        """
                        SELECT string_agg(
                            global_index || ' ' || payload_type || ' ' || aggregate_identifier,
                            E'\\n' ORDER BY global_index)
                        FROM domain_event_entry WHERE aggregate_identifier LIKE ANY (:scene)
                        """)
                .param("scene", anywhere(scene))
                .query(String.class)
                .single();
    }

    /** Lets a day pass, as far as deadlines notice: all of the scene are sent now. */
    private void passTheDeadlinesOf(List<String> scene) {
        JdbcClient tables = JdbcClient.create(eventTables);
        await().atMost(PATIENCE)
                .until(() -> {
                    tables.sql(
                                    """
                                    UPDATE scheduled_tasks SET execution_time = now()
                                    WHERE task_instance LIKE ANY (:scene)
                                      AND NOT picked AND execution_time > now()
                                    """)
                            .param("scene", anywhere(scene))
                            .update();
                    return tables.sql(
                                            """
                                            SELECT count(*) FROM scheduled_tasks
                                            WHERE task_instance LIKE ANY (:scene)
                                            """)
                                    .param("scene", anywhere(scene))
                                    .query(Long.class)
                                    .single()
                            == 0;
                });
    }

    private static String[] anywhere(List<String> scene) {
        return scene.stream().map(each -> "%" + each + "%").toArray(String[]::new);
    }

    private static void awaitRest(Api app, String user) {
        await().atMost(PATIENCE)
                .until(() ->
                        app.get("/v1/users/" + user + "/wallet")
                                        .expect(200)
                                        .body()
                                        .path("heldMinor")
                                        .asLong(-1)
                                == 0);
    }
}
