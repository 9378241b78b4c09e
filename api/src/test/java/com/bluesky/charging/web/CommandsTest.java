package com.bluesky.charging.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.bluesky.charging.simulator.contract.PileSettings.Access;
import com.bluesky.charging.simulator.contract.PileSettings.Driver;
import java.net.http.HttpRequest;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import tools.jackson.databind.JsonNode;

/** Commands to piles, from the request to the outcome. */
class CommandsTest extends PilesTest {

    private static final String CARD = "CARD0B1UE5KY";
    private static final String ACCEPTED = "{\"status\":\"Accepted\"}";

    private static final String PROFILE =
            """
            {"chargingProfileId":1,"stackLevel":0,"chargingProfilePurpose":"TxDefaultProfile",
             "chargingProfileKind":"Recurring","recurrencyKind":"Daily","validFrom":"2026-03-02T08:30:00Z",
             "chargingSchedule":{"duration":86400,"chargingRateUnit":"A",
              "chargingSchedulePeriod":[{"startPeriod":0,"limit":16.1,"numberPhases":3}]}}
            """;

    @Autowired
    @Qualifier("pileDataSource")
    DataSource pileTables;

    /** A command, what it becomes in OCPP, and what the pile of these tests answers. */
    private record Example(String path, String action, String body, String answer) {

        /** What the pile is told, unless that is the body. */
        JsonNode told() {
            return ApiTest.JSON.readTree(body);
        }
    }

    private static Example example(String path, String action, String body, String answer) {
        return new Example(path, action, body, answer);
    }

    private static final List<Example> EXAMPLES =
            List.of(
                    example(
                            "remote-start",
                            "RemoteStartTransaction",
                            "{\"connectorId\":1,\"idTag\":\"%s\",\"chargingProfile\":%s}"
                                    .formatted(CARD, PROFILE),
                            "{\"status\":\"Rejected\"}"),
                    example("reset", "Reset", "{\"type\":\"Soft\"}", ACCEPTED),
                    example(
                            "unlock-connector",
                            "UnlockConnector",
                            "{\"connectorId\":1}",
                            "{\"status\":\"UnlockFailed\"}"),
                    example(
                            "change-availability",
                            "ChangeAvailability",
                            "{\"connectorId\":0,\"type\":\"Inoperative\"}",
                            "{\"status\":\"Scheduled\"}"),
                    example(
                            "get-configuration",
                            "GetConfiguration",
                            "{\"key\":[\"HeartbeatInterval\"]}",
                            "{\"unknownKey\":[\"HeartbeatInterval\"]}"),
                    example(
                            "change-configuration",
                            "ChangeConfiguration",
                            "{\"key\":\"HeartbeatInterval\",\"value\":\"60\"}",
                            "{\"status\":\"RebootRequired\"}"),
                    example("clear-cache", "ClearCache", "{}", ACCEPTED),
                    example(
                            "trigger-message",
                            "TriggerMessage",
                            "{\"requestedMessage\":\"MeterValues\",\"connectorId\":1}",
                            "{\"status\":\"NotImplemented\"}"),
                    example(
                            "data-transfer",
                            "DataTransfer",
                            "{\"vendorId\":\"com.example\",\"messageId\":\"m\",\"data\":\"d\"}",
                            "{\"status\":\"UnknownVendorId\"}"),
                    example(
                            "cancel-reservation",
                            "CancelReservation",
                            "{\"reservationId\":1}",
                            "{\"status\":\"Rejected\"}"),
                    example(
                            "set-charging-profile",
                            "SetChargingProfile",
                            "{\"connectorId\":1,\"csChargingProfiles\":" + PROFILE + "}",
                            "{\"status\":\"NotSupported\"}"),
                    example(
                            "clear-charging-profile",
                            "ClearChargingProfile",
                            "{\"chargingProfilePurpose\":\"TxDefaultProfile\",\"stackLevel\":0}",
                            "{\"status\":\"Unknown\"}"),
                    example(
                            "get-composite-schedule",
                            "GetCompositeSchedule",
                            "{\"connectorId\":1,\"duration\":3600,\"chargingRateUnit\":\"W\"}",
                            "{\"status\":\"Rejected\"}"),
                    example(
                            "send-local-list",
                            "SendLocalList",
                            "{\"listVersion\":2,\"updateType\":\"Full\",\"localAuthorizationList\":[{\"idTag\":\"%s\",\"idTagInfo\":{\"status\":\"Accepted\"}}]}"
                                    .formatted(CARD),
                            ACCEPTED),
                    example(
                            "get-local-list-version",
                            "GetLocalListVersion",
                            "{}",
                            "{\"listVersion\":2}"),
                    example(
                            "update-firmware",
                            "UpdateFirmware",
                            "{\"location\":\"ftp://me:s3cr3tw0rd@files.example/fw\",\"retrieveDate\":\"2026-03-02T08:30:00Z\",\"retries\":3}",
                            "{}"),
                    example(
                            "get-diagnostics",
                            "GetDiagnostics",
                            "{\"location\":\"https://files.example/up?sig=s3cr3tw0rd\",\"startTime\":\"2026-03-02T08:30:00Z\"}",
                            "{\"fileName\":\"diagnostics.zip\"}"),
                    example(
                            "extended-trigger-message",
                            "ExtendedTriggerMessage",
                            "{\"requestedMessage\":\"LogStatusNotification\"}",
                            ACCEPTED));

    /** What gets something from the server before the pile is told. */
    private static final List<Example> COMPLETED =
            List.of(
                    example(
                            "reserve-now",
                            "ReserveNow",
                            "{\"connectorId\":1,\"expiryDate\":\"2026-03-02T08:30:00Z\",\"idTag\":\"%s\"}"
                                    .formatted(CARD),
                            "{\"status\":\"Occupied\"}"),
                    example(
                            "get-log",
                            "GetLog",
                            "{\"logType\":\"SecurityLog\",\"log\":{\"remoteLocation\":\"sftp://me:s3cr3tw0rd@files.example/\"}}",
                            "{\"status\":\"Accepted\",\"filename\":\"log.txt\"}"));

    private static final Example STOP =
            example(
                    "remote-stop",
                    "RemoteStopTransaction",
                    "{\"transactionId\":1}",
                    "{\"status\":\"Rejected\"}");

    @Test
    void every_command_reaches_the_pile_and_its_outcome_can_be_read() throws Exception {
        Access access = newDevice(sandboxSite());
        try (RawPile pile = linked(access)) {
            for (Example each : EXAMPLES) {
                String command = posted(access, each, each.body());
                assertThat(pile.told(each.action())).as(each.path()).isEqualTo(each.told());
                assertAnswered(command, each);
            }
            for (Example each : COMPLETED) {
                String command = posted(access, each, each.body());
                JsonNode told = pile.told(each.action());
                assertThat(told.propertyNames())
                        .as(each.path())
                        .containsAll(each.told().propertyNames());
                assertThat(told.size()).isEqualTo(each.told().size() + 1);
                assertAnswered(command, each);
            }
            int transaction =
                    pile.ask(
                                    "StartTransaction",
                                    "{\"connectorId\":1,\"idTag\":\"NOBODY\",\"meterStart\":0,\"timestamp\":\"2026-03-02T08:30:00Z\"}")
                            .path("transactionId")
                            .asInt(0);
            String command = posted(access, STOP, "{\"transactionId\":" + transaction + "}");
            assertThat(pile.told(STOP.action()).path("transactionId").asInt(0))
                    .isEqualTo(transaction);
            assertAnswered(command, STOP);
        }
        assertThat(commandsOf(access)).hasSize(EXAMPLES.size() + COMPLETED.size() + 1);
        assertThat(DatabaseDump.of(pileTables).tablesWith(CARD)).isEmpty();
        assertThat(DatabaseDump.of(pileTables).tablesWith("s3cr3tw0rd")).isEmpty();
    }

    /** That nobody finds another customer's is shown for every route by the package proof. */
    @Test
    void a_command_is_found_at_its_own_device_only() throws Exception {
        Access access = newDevice(sandboxSite());
        try (RawPile pile = linked(access)) {
            String command = posted(access, EXAMPLES.get(1), EXAMPLES.get(1).body());
            pile.told("Reset");
            Access own = newDevice(sandboxSite());
            api.get(command.replace(access.deviceId(), own.deviceId()))
                    .expectProblem(404, "NOT_FOUND");
            api.get(commands(own) + "/cmd-1").expectProblem(404, "NOT_FOUND");
            assertThat(commandsOf(access)).hasSize(1);
        }
    }

    @Test
    void a_charge_of_another_customer_is_not_stopped() throws Exception {
        Access access = newDevice(sandboxSite());
        Api app = newCustomer(sandbox.path("operatorId").asString());
        Map<String, String> responses =
                Map.of("RemoteStartTransaction", ACCEPTED, STOP.action(), STOP.answer());
        try (RawPile pile = linked(access, responses)) {
            int transaction = begun(pile, app, access.deviceId());
            String path = path(access, STOP);
            Map<String, Integer> body = Map.of("transactionId", transaction);

            api.post(path, body).expectProblem(404, "TRANSACTION_NOT_FOUND");
            assertThat(commandsOf(access)).isEmpty();

            app.post(path, body).expect(202);
            assertThat(pile.told(STOP.action()).path("transactionId").asInt(0))
                    .isEqualTo(transaction);
            administrator().post(path, body).expect(202);
            assertThat(pile.told(STOP.action()).path("transactionId").asInt(0))
                    .isEqualTo(transaction);
            assertThat(commandsOf(access)).hasSize(2);
        }
    }

    /** The number of a charge that a customer's app has started, and the pile has begun. */
    private static int begun(RawPile pile, Api app, String device) throws Exception {
        var _ =
                pile.ask(
                        "StatusNotification",
                        "{\"connectorId\":1,\"errorCode\":\"NoError\",\"status\":\"Available\"}");
        String order = start(app, device, userWith(app, 50_000));
        String tag = pile.told("RemoteStartTransaction").path("idTag").asString("");
        JsonNode started =
                pile.ask(
                        "StartTransaction",
                        "{\"connectorId\":1,\"idTag\":\"%s\",\"meterStart\":0,\"timestamp\":\"%s\"}"
                                .formatted(tag, Instant.now()));
        awaitStatus(app, order, "CHARGING");
        return started.path("transactionId").asInt(0);
    }

    /** Somebody who sees all of the operator. */
    private Api administrator() throws Exception {
        String customer = newCustomerId(sandbox.path("operatorId").asString());
        return anonymous()
                .withToken(
                        platform.post(
                                        "/v1/customers/" + customer + "/keys",
                                        Map.of(
                                                "scopes",
                                                List.of("equipment:control", "operator:all")))
                                .expect(201)
                                .text("apiKey"));
    }

    @Test
    void another_customer_of_the_operator_sees_a_command_but_not_whose_it_was() throws Exception {
        Access access = newDevice(sandboxSite());
        Api other = newCustomer(sandbox.path("operatorId").asString());
        try (RawPile pile = linked(access)) {
            String command = posted(access, EXAMPLES.get(1), EXAMPLES.get(1).body());
            pile.told("Reset");
            assertThat(api.get(command).expect(200).text("askedById"))
                    .isEqualTo(sandbox.path("customerId").asString());
            JsonNode seen = other.get(command).expect(200).body();
            assertThat(seen.path("askedBy").asString("")).isEqualTo("customer");
            assertThat(seen.has("askedById")).isFalse();
        }
    }

    @Test
    void a_token_without_the_scope_commands_nothing() throws Exception {
        Access access = newDevice(sandboxSite());
        String key =
                platform.post(
                                "/v1/customers/" + sandbox.path("customerId").asString() + "/keys",
                                Map.of("scopes", List.of("equipment:read", "equipment:write")))
                        .expect(201)
                        .text("apiKey");
        Api app = anonymous().withToken(key);
        app.post(commands(access) + "/reset", Map.of("type", "Soft")).expect(403);
        app.get(commands(access)).expect(403);
    }

    @Test
    void a_device_without_a_link_is_not_commanded() throws Exception {
        Access access = newDevice(sandboxSite());
        api.post(commands(access) + "/clear-cache", Map.of()).expectProblem(409, "DEVICE_OFFLINE");
        assertThat(commandsOf(access)).isEmpty();
    }

    @Test
    void a_repeat_commands_nothing_again() throws Exception {
        Access access = newDevice(sandboxSite());
        try (RawPile pile = linked(access)) {
            String path = commands(access) + "/reset";
            String key = UUID.randomUUID().toString();
            Api.Answer first = api.post(path, Map.of("type", "Soft"), key).expect(202);
            awaitState(location(first), "ANSWERED");
            pile.told("Reset");
            Api.Answer second = api.post(path, Map.of("type", "Soft"), key).expect(202);
            assertThat(second.text("commandId")).isEqualTo(first.text("commandId"));
            assertThat(second.text("state")).isEqualTo("ANSWERED");
            api.post(path, Map.of("type", "Hard"), key)
                    .expectProblem(422, "IDEMPOTENCY_KEY_REUSED");
            api.post(commands(access) + "/clear-cache", Map.of(), key)
                    .expectProblem(422, "IDEMPOTENCY_KEY_REUSED");
            assertThat(commandsOf(access)).hasSize(1);
        }
    }

    @Test
    void who_is_ready_to_wait_gets_the_outcome_when_it_comes_in_time() throws Exception {
        Access access = newDevice(sandboxSite());
        try (RawPile pile = linked(access, Map.of("Reset", ACCEPTED))) {
            Api.Answer answered = waiting(access, "reset", "{\"type\":\"Soft\"}", "wait=10");
            assertThat(answered.expect(200).text("state")).isEqualTo("ANSWERED");
            assertThat(answered.headers().firstValue("Preference-Applied")).contains("wait=10");
            Api.Answer silent = waiting(access, "clear-cache", "{}", "respond-async, wait=1");
            assertThat(silent.expect(202).text("state")).isEqualTo("SENT");
            assertThat(silent.headers().firstValue("Preference-Applied")).isEmpty();
            pile.told("ClearCache");
        }
    }

    @Test
    void commands_are_listed_newest_first() throws Exception {
        Access access = newDevice(sandboxSite());
        try (RawPile pile = linked(access)) {
            String first =
                    api.post(commands(access) + "/reset", Map.of("type", "Soft")).text("commandId");
            String second = api.post(commands(access) + "/clear-cache", Map.of()).text("commandId");
            pile.told("ClearCache");
            Api.Answer page = api.get(commands(access) + "?limit=1").expect(200);
            assertThat(page.body().path("items").path(0).path("commandId").asString(""))
                    .isEqualTo(second);
            Api.Answer next =
                    api.get(commands(access) + "?limit=1&cursor=" + page.text("nextCursor"))
                            .expect(200);
            assertThat(next.body().path("items").path(0).path("commandId").asString(""))
                    .isEqualTo(first);
            assertThat(next.body().has("nextCursor")).isFalse();
        }
    }

    @Test
    void what_a_command_lacks_is_pointed_at() throws Exception {
        Access access = newDevice(sandboxSite());
        Map<String, Map<String, String>> wrong = new LinkedHashMap<>();
        wrong.put(
                "remote-start",
                Map.of(
                        "{\"idTag\":\"A\"}", "/connectorId",
                        "{\"connectorId\":1}", "/idTag",
                        "{\"connectorId\":1,\"idTag\":\"123456789012345678901\"}", "/idTag",
                        "{\"connectorId\":33,\"idTag\":\"A\"}", "/connectorId"));
        wrong.put("remote-stop", Map.of("{\"transactionId\":0}", "/transactionId"));
        wrong.put("reset", Map.of("{}", "/type"));
        wrong.put("unlock-connector", Map.of("{\"connectorId\":0}", "/connectorId"));
        wrong.put("change-availability", Map.of("{\"connectorId\":1}", "/type"));
        wrong.put("get-configuration", Map.of("{\"key\":[\"" + "x".repeat(51) + "\"]}", "/key/0"));
        wrong.put(
                "change-configuration",
                Map.of(
                        "{\"key\":\"" + "x".repeat(51) + "\",\"value\":\"\"}", "/key",
                        "{\"key\":\"k\",\"value\":\"" + "x".repeat(501) + "\"}", "/value"));
        wrong.put("trigger-message", Map.of("{}", "/requestedMessage"));
        wrong.put("extended-trigger-message", Map.of("{}", "/requestedMessage"));
        wrong.put(
                "data-transfer", Map.of("{\"vendorId\":\"" + "x".repeat(256) + "\"}", "/vendorId"));
        wrong.put("reserve-now", Map.of("{\"connectorId\":1,\"idTag\":\"A\"}", "/expiryDate"));
        wrong.put("cancel-reservation", Map.of("{}", "/reservationId"));
        wrong.put("set-charging-profile", Map.of("{\"connectorId\":1}", "/csChargingProfiles"));
        wrong.put("clear-charging-profile", Map.of("{\"id\":-1}", "/id"));
        wrong.put("get-composite-schedule", Map.of("{\"connectorId\":1}", "/duration"));
        wrong.put("send-local-list", Map.of("{\"updateType\":\"Full\"}", "/listVersion"));
        wrong.put(
                "update-firmware",
                Map.of(
                        "{\"location\":\"file:///etc/passwd\",\"retrieveDate\":\"2026-03-02T08:30:00Z\"}",
                        "/location"));
        wrong.put("get-diagnostics", Map.of("{}", "/location"));
        wrong.put(
                "get-log",
                Map.of("{\"logType\":\"SecurityLog\",\"log\":{}}", "/log/remoteLocation"));
        for (var route : wrong.entrySet()) {
            for (var body : route.getValue().entrySet()) {
                api.postText(
                                commands(access) + "/" + route.getKey(),
                                body.getKey(),
                                UUID.randomUUID().toString())
                        .expectProblem(400, "INVALID_FIELD")
                        .expectPointer(body.getValue());
            }
        }
        api.postText(commands(access) + "/reset", "{\"type\":\"Perhaps\"}", "key")
                .expectProblem(400, "UNREADABLE_JSON");
        api.postText(commands(access) + "/reset", "{\"type\":\"Soft\",\"force\":1}", "key")
                .expectProblem(400, "UNKNOWN_FIELD");
        assertThat(commandsOf(access)).isEmpty();
    }

    @Test
    void a_reservation_is_made_for_a_user_of_ones_own() throws Exception {
        Access access = newDevice(sandboxSite());
        Api other = newCustomer(sandbox.path("operatorId").asString());
        String foreign = other.post("/v1/users", Map.of("name", "Eve")).expect(201).text("id");
        String user = api.post("/v1/users", Map.of("name", "Ada")).expect(201).text("id");
        try (RawPile pile = linked(access)) {
            String path = commands(access) + "/reserve-now";
            Map<String, Object> body =
                    new LinkedHashMap<>(
                            Map.of(
                                    "connectorId",
                                    1,
                                    "expiryDate",
                                    "2026-03-02T08:30:00Z",
                                    "idTag",
                                    CARD));
            body.put("userId", foreign);
            api.post(path, body).expectProblem(404, "NOT_FOUND").expectPointer("/userId");
            body.put("userId", user);
            JsonNode asked = api.post(path, body).expect(202).body();
            JsonNode told = pile.told("ReserveNow");
            assertThat(told.path("parentIdTag").asString("")).hasSize(20);
            assertThat(told.has("userId")).isFalse();
            assertThat(asked.path("request").path("reservationId"))
                    .isEqualTo(told.path("reservationId"));
            assertThat(asked.toString()).doesNotContain(CARD);
        }
    }

    @Test
    void the_password_of_a_pile_cannot_be_changed_as_a_key() throws Exception {
        Access access = newDevice(sandboxSite());
        try (RawPile pile = linked(access)) {
            api.post(
                            commands(access) + "/change-configuration",
                            Map.of("key", "AuthorizationKey", "value", "0123456789abcdef"))
                    .expectProblem(422, "PASSWORD_NOT_CONFIGURABLE");
            assertThat(pile.ask("Heartbeat", "{}").has("currentTime")).isTrue();
            assertThat(commandsOf(access)).isEmpty();
        }
    }

    @Test
    void a_start_waits_as_long_as_its_pile_waits_for_the_vehicle() throws Exception {
        String device = linkedDevice(sandboxSite(), Driver.NONE);
        awaitConnectionTimeOut(device, 60);
        api.post(
                        "/v1/devices/" + device + "/commands/change-configuration",
                        Map.of("key", "ConnectionTimeOut", "value", "120"))
                .expect(202);
        awaitConnectionTimeOut(device, 120);

        Api app = newCustomer(sandbox.path("operatorId").asString());
        String order = start(app, device, userWith(app, 50_000));
        JsonNode history = app.get("/v1/orders/" + order + "/events").expect(200).body();
        JsonNode requested = history.path("items").path(0).path("payload");
        Instant requestedAt = Instant.parse(requested.path("requestedAt").asString(""));
        assertThat(Instant.parse(requested.path("startBy").asString("")))
                .isEqualTo(requestedAt.plusSeconds(150));
        app.post("/v1/orders/" + order + "/stop", Map.of()).expect(202);
    }

    private void awaitConnectionTimeOut(String device, int seconds) {
        await().atMost(PATIENCE)
                .until(() ->
                        api.get("/v1/devices/" + device)
                                        .body()
                                        .path("connectionTimeOutSeconds")
                                        .asInt(0)
                                == seconds);
    }

    private static String commands(Access access) {
        return "/v1/devices/" + access.deviceId() + "/commands";
    }

    private static String path(Access access, Example example) {
        return commands(access) + "/" + example.path();
    }

    private String posted(Access access, Example example, String body) throws Exception {
        return location(
                api.postText(path(access, example), body, UUID.randomUUID().toString())
                        .expect(202));
    }

    private static String location(Api.Answer answer) {
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private void assertAnswered(String command, Example example) throws Exception {
        awaitState(command, "ANSWERED");
        JsonNode outcome = api.get(command).expect(200).body();
        assertThat(outcome.path("action").asString("")).isEqualTo(example.action());
        assertThat(outcome.path("response")).isEqualTo(JSON.readTree(example.answer()));
        assertThat(outcome.toString()).doesNotContain(CARD, "s3cr3tw0rd");
    }

    private void awaitState(String command, String state) {
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(api.get(command).expect(200).text("state")).isEqualTo(state));
    }

    /** The commands that were not the system's own. */
    private List<JsonNode> commandsOf(Access access) throws Exception {
        return api.get(commands(access))
                .expect(200)
                .body()
                .path("items")
                .valueStream()
                .filter(each -> each.path("askedBy").asString("").equals("customer"))
                .toList();
    }

    private Api.Answer waiting(Access access, String path, String body, String prefer)
            throws Exception {
        return api.send(
                api.request(commands(access) + "/" + path)
                        .header("Content-Type", "application/json")
                        .header(IdempotencyKey.HEADER, UUID.randomUUID().toString())
                        .header("Prefer", prefer)
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private RawPile linked(Access access) {
        Map<String, String> responses = new LinkedHashMap<>();
        EXAMPLES.forEach(each -> responses.put(each.action(), each.answer()));
        COMPLETED.forEach(each -> responses.put(each.action(), each.answer()));
        responses.put(STOP.action(), STOP.answer());
        return linked(access, responses);
    }

    private RawPile linked(Access access, Map<String, String> responses) {
        RawPile pile = new RawPile(access, responses);
        await().atMost(PATIENCE)
                .until(() ->
                        api.get("/v1/devices/" + access.deviceId() + "/status")
                                .body()
                                .path("online")
                                .asBoolean(false));
        return pile;
    }
}
