package com.bluesky.charging.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.bluesky.charging.device.contract.DeviceCommand.RecordSecurityEvent;
import com.bluesky.charging.device.contract.UnmatchedReport.RecordUnmatched;
import com.bluesky.charging.kernel.ReportTime;
import com.bluesky.charging.kernel.SubjectKeys;
import com.bluesky.charging.kernel.Written;
import com.bluesky.charging.simulator.contract.PileSettings.Driver;
import com.bluesky.charging.user.contract.UserCommand.EraseUser;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.ConfigurableEnvironment;

/** The read model holds nothing that the stored events do not say. */
class RebuiltReadModelTest extends PilesTest {

    /** Events still come, from charges that other tests left, so equality is waited for. */
    private static final Duration CATCH_UP = Duration.ofSeconds(60);

    /** Where projections are, and which migrations ran: not what the events say. */
    private static final Set<String> NO_READ_MODEL = Set.of("token_entry", "flyway_schema_history");

    @Autowired private HikariDataSource readTables;
    @Autowired private EventStorageEngine events;
    @Autowired private EventProcessingConfiguration processing;
    @Autowired private ConfigurableEnvironment environment;
    @Autowired private SubjectKeys keys;
    @Autowired private CommandGateway commands;
    @Autowired private Clock clock;

    private String order = "";

    @BeforeEach
    void chargeAndForgetSomebody() throws Exception {
        Api app = newCustomer(sandbox.path("operatorId").asString());
        String device = linkedDevice(sandboxSite(), Driver.OBLIGING);
        order = settledOrder(app, device, userWith(app, 50_000));
        String failed = start(app, linkedDevice(sandboxSite(), Driver.NONE), userWith(app, 50_000));
        app.post("/v1/orders/" + failed + "/stop", Map.of()).expect(202);
        String forgotten =
                app.post("/v1/users", Map.of("name", "Ada", "phone", "+8613700000001"))
                        .expect(201)
                        .text("id");
        String paidBack = userWith(app, 1);
        app.post(
                        "/v1/users/" + paidBack + "/wallet/refunds",
                        Map.of("amountMinor", 1, "currency", "CNY"))
                .expect(201);
        app.patch("/v1/users/" + paidBack, Map.of("name", "Eve"), "\"0\"").expect(200);
        app.post("/v1/users/" + paidBack + "/deactivate", Map.of()).expect(200);
        for (String user : List.of(paidBack, forgotten)) {
            String tag = "T" + UUID.randomUUID().toString().substring(0, 18);
            app.post("/v1/users/" + user + "/cards", Map.of("tag", tag)).expect(201);
        }
        keys.destroy(forgotten);
        commands.<Written>sendAndWait(new EraseUser(forgotten, clock.instant()));
        tellWhatAPersonHasToLookAt(device);
        platform.post(
                        "/v1/operators/"
                                + sandbox.path("operatorId").asString()
                                + "/administrators",
                        Map.of("name", "Ada", "email", UUID.randomUUID() + "@x.example"))
                .expect(201);
    }

    private void tellWhatAPersonHasToLookAt(String device) {
        Instant now = clock.instant();
        commands.sendAndWait(
                new RecordSecurityEvent(device, "Tampering", "door", ReportTime.of(now, now)));
        commands.sendAndWait(
                new RecordUnmatched(
                        "report-" + device,
                        device,
                        sandbox.path("operatorId").asString(),
                        "MeterValues",
                        "{}",
                        now));
    }

    @Test
    void all_rows_come_out_the_same_when_they_are_made_anew_from_the_first_event() {
        try (ScratchReadModel scratch = new ScratchReadModel(readTables, environment)) {
            assertThat(scratch.size()).isEqualTo(liveProjections().size());
            await().atMost(CATCH_UP)
                    .untilAsserted(() -> {
                        scratch.catchUp(events);
                        DatabaseDump dump = DatabaseDump.of(readTables);
                        var live = dump.ofSchema("read", NO_READ_MODEL);
                        assertEveryTableIsFilled(live);
                        assertThat(dump.of("read.orders")).contains(order);
                        assertThat(dump.ofSchema(ScratchReadModel.SCHEMA, NO_READ_MODEL))
                                .isEqualTo(live);
                    });
        }
    }

    @Test
    void the_live_rows_come_out_the_same_after_a_reset_and_a_replay() throws Exception {
        StreamingEventProcessor processor =
                processing
                        .eventProcessor("read.order", StreamingEventProcessor.class)
                        .orElseThrow();
        processor.shutDown();
        try {
            assertThat(liveRows().get("orders")).isNotEmpty();
            processor.resetTokens();
            assertThat(liveRows().get("orders")).isEmpty();
            assertThat(liveRows().get("order_samples")).isEmpty();
            assertThat(liveRows().get("order_bills")).isEmpty();
        } finally {
            processor.start();
        }
        try (ScratchReadModel scratch = new ScratchReadModel(readTables, environment)) {
            await().atMost(CATCH_UP)
                    .untilAsserted(() -> {
                        scratch.catchUp(events);
                        DatabaseDump dump = DatabaseDump.of(readTables);
                        assertThat(dump.ofSchema("read", NO_READ_MODEL))
                                .isEqualTo(dump.ofSchema(ScratchReadModel.SCHEMA, NO_READ_MODEL));
                    });
        }
    }

    private Map<String, List<String>> liveRows() throws SQLException {
        return DatabaseDump.of(readTables).ofSchema("read", NO_READ_MODEL);
    }

    private Set<String> liveProjections() {
        return processing.eventProcessors().keySet().stream()
                .filter(group -> group.startsWith("read."))
                .collect(Collectors.toSet());
    }

    private static void assertEveryTableIsFilled(Map<String, List<String>> tables) {
        tables.forEach((table, rows) -> assertThat(rows).as(table).isNotEmpty());
    }
}
