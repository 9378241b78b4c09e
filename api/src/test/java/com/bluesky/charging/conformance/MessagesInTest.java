package com.bluesky.charging.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What piles say, and what they are answered. */
class MessagesInTest extends ConformanceTest {

    @Scenario(shows = Row.BOOT_ACCEPTED)
    void a_pile_that_boots_is_accepted_and_describes_its_device(Client client) throws Exception {
        Pile pile = pile(client);

        await().atMost(PATIENCE)
                .untilAsserted(() -> {
                    JsonNode device = api.get("/v1/devices/" + pile.deviceId()).body();
                    assertThat(device.path("vendor").asString("")).isNotBlank();
                    assertThat(device.path("model").asString("")).isNotBlank();
                    assertThat(device.has("bootedAt")).isTrue();
                });
    }

    @Scenario(shows = Row.BOOT_ANSWER)
    void a_boot_is_answered_with_the_time_and_an_interval(Client client) throws Exception {
        JsonNode answer = exactPile(client).boot();

        assertThat(answer.path("status").asString("")).isEqualTo("Accepted");
        assertThat(answer.path("interval").asInt(0)).isPositive();
        assertIsNow(answer.path("currentTime").asString(""));
    }

    @Scenario(shows = Row.HEARTBEAT)
    void a_heartbeat_is_answered_with_the_time(Client client) throws Exception {
        JsonNode answer = exactPile(client).call("Heartbeat", Map.of());

        assertIsNow(answer.path("currentTime").asString(""));
    }

    @Scenario(shows = Row.STATUS_OF_CONNECTOR)
    void a_connector_has_each_status_that_its_pile_tells(Client client) throws Exception {
        Pile pile = pile(client);

        for (String status :
                List.of(
                        "Preparing",
                        "Charging",
                        "SuspendedEV",
                        "SuspendedEVSE",
                        "Finishing",
                        "Reserved",
                        "Unavailable",
                        "Faulted")) {
            pile.report("StatusNotification", ExactPile.statusOf(1, status));
            awaitConnector(pile.deviceId(), ours(status));
        }
    }

    /** OCPP's SuspendedEVSE is SUSPENDED_EVSE. */
    private static String ours(String status) {
        return status.replace("Suspended", "Suspended_").toUpperCase(Locale.ROOT);
    }

    @Scenario(shows = Row.STATUS_OF_DEVICE)
    void connector_0_is_the_pile_itself(Client client) throws Exception {
        Pile pile = pile(client);

        pile.report("StatusNotification", ExactPile.statusOf(0, "Faulted"));

        await().atMost(PATIENCE)
                .until(() -> live(pile.deviceId()).path("status").asString("").equals("FAULTED"));
        assertThat(live(pile.deviceId()).path("connectors").path(0).path("status").asString(""))
                .isEqualTo("AVAILABLE");
    }

    @Scenario(shows = Row.STATUS_OF_UNKNOWN_CONNECTOR)
    void the_status_of_a_connector_that_nobody_registered_is_kept(Client client) throws Exception {
        Pile pile = pile(client);

        pile.report("StatusNotification", ExactPile.statusOf(2, "Available"));

        awaitUnmatched(pile, 1);
        assertThat(live(pile.deviceId()).path("connectors")).hasSize(1);
    }

    @Scenario(shows = Row.AUTHORIZE_ONE_TIME_TAG)
    void the_tag_of_an_order_may_charge_in_whatever_case_it_comes(Client client) throws Exception {
        ExactPile pile = exactPile(client);
        start(pile.deviceId());
        String tag = pile.awaitStart();

        JsonNode info = pile.call("Authorize", Map.of("idTag", tag)).path("idTagInfo");

        assertThat(info.path("status").asString("")).isEqualTo("Accepted");
        assertThat(Instant.parse(info.path("expiryDate").asString(""))).isAfter(Now.instant());
        assertThat(info.path("parentIdTag").asString("")).hasSize(20);
        assertThat(pile.authorize(tag.toLowerCase(Locale.ROOT))).isEqualTo("Accepted");
    }

    @Scenario(shows = Row.AUTHORIZE_UNKNOWN)
    void an_unknown_tag_may_not_charge(Client client) throws Exception {
        assertThat(exactPile(client).authorize("NOBODYS-TAG")).isEqualTo("Invalid");
    }

    @Scenario(shows = {Row.START_REQUESTED, Row.METER_OF_TRANSACTION, Row.STOP_REQUESTED})
    void a_charge_is_told_from_its_start_to_its_end(Client client) throws Exception {
        Pile pile = pile(client);
        String order = start(pile.deviceId());

        pile.plugIn();
        awaitStatus(order, "CHARGING");
        await().atMost(PATIENCE).until(() -> history(order).contains("SamplesRecorded"));
        stop(order);
        awaitStatus(order, "SETTLED");

        assertThat(history(order)).contains("ChargingStarted", "ChargingStopped");
    }

    @Scenario(shows = Row.START_REPEATED)
    void a_repeated_start_gets_the_number_of_the_first(Client client) throws Exception {
        ExactPile pile = exactPile(client);
        String order = start(pile.deviceId());
        String tag = pile.awaitStart();
        Instant at = Now.instant();

        JsonNode first = pile.start(tag, 100, at);
        JsonNode second = pile.start(tag, 100, at);

        assertThat(second.path("transactionId")).isEqualTo(first.path("transactionId"));
        assertThat(second.path("idTagInfo").path("status").asString("")).isEqualTo("Accepted");
        awaitStatus(order, "CHARGING");
        assertThat(history(order)).containsOnlyOnce("ChargingStarted");
    }

    @Scenario(shows = Row.START_UNKNOWN)
    void a_start_by_an_unknown_tag_gets_a_number_and_is_not_to_go_on(Client client)
            throws Exception {
        ExactPile pile = exactPile(client);
        long before = eventsNaming(pile.deviceId());

        JsonNode answer = pile.start("NOBODYS-TAG", 100, Now.instant());

        assertThat(answer.path("transactionId").asInt(0)).isPositive();
        assertThat(answer.path("idTagInfo").path("status").asString("")).isEqualTo("Invalid");
        assertThat(eventsNaming(pile.deviceId())).isEqualTo(before + 1);
    }

    @Scenario(shows = Row.METER_UNKNOWN)
    void readings_of_an_unknown_transaction_are_answered_and_kept(Client client) throws Exception {
        Pile pile = pile(client);

        for (int transaction : List.of(2_000_000_000, 0, -1)) {
            pile.report("MeterValues", ExactPile.meterOf(transaction, 100, Now.instant()));
        }

        awaitUnmatched(pile, 3);
    }

    @Scenario(shows = Row.STOP_LOCAL)
    void a_charge_that_ends_by_itself_is_billed(Client client) throws Exception {
        Pile pile = pile(client);
        String order = start(pile.deviceId());
        pile.plugIn();
        awaitStatus(order, "CHARGING");

        pile.unplug();

        awaitStatus(order, "SETTLED");
        awaitFree(app, pile.deviceId());
    }

    @Scenario(shows = Row.STOP_WITH_DATA)
    void the_readings_that_come_with_the_end_are_the_orders(Client client) throws Exception {
        ExactPile pile = exactPile(client);
        String order = start(pile.deviceId());
        Instant begun = Now.instant();
        int transaction =
                pile.start(pile.awaitStart(), 1_000, begun).path("transactionId").asInt(0);
        Map<String, Object> stop =
                new HashMap<>(ExactPile.stopOf(transaction, 1_500, begun.plusMillis(20)));
        stop.put(
                "transactionData",
                List.of(
                        ExactPile.meterValue(1_200, begun.plusMillis(5)),
                        ExactPile.meterValue(1_300, begun.plusMillis(10))));

        var _ = pile.call("StopTransaction", stop);

        awaitStatus(order, "SETTLED");
        assertThat(order(order).path("energyWh").asLong(0)).isEqualTo(500);
        await().atMost(PATIENCE)
                .until(() ->
                        app.get("/v1/orders/" + order + "/samples").body().path("items").size()
                                == 2);
    }

    @Scenario(shows = Row.STOP_REPEATED)
    void a_repeated_end_is_told_once(Client client) throws Exception {
        ExactPile pile = exactPile(client);
        String order = start(pile.deviceId());
        int transaction = pile.start(pile.awaitStart(), 1_000);
        Instant ended = Now.instant();

        var first = pile.stop(transaction, 1_500, ended);
        var second = pile.stop(transaction, 1_500, ended);

        assertThat(second).isEqualTo(first);
        awaitStatus(order, "SETTLED");
        assertThat(history(order))
                .containsOnlyOnce("ChargingStopped")
                .doesNotContain("ChargingStopDoubted");
    }

    @Scenario(shows = Row.STOP_UNKNOWN)
    void an_end_of_an_unknown_transaction_is_answered_and_kept(Client client) throws Exception {
        Pile pile = pile(client);

        for (int transaction : List.of(2_000_000_000, 0, -1)) {
            pile.report("StopTransaction", ExactPile.stopOf(transaction, 100, Now.instant()));
        }

        awaitUnmatched(pile, 3);
    }

    @Scenario(shows = {Row.BOOT_PENDING, Row.BOOT_REJECTED})
    void a_device_that_is_not_admitted_is_told_so_when_it_boots(Client client) throws Exception {
        ExactPile pile = exactPile(client);
        for (String admission : List.of("Pending", "Rejected")) {
            admit(pile, admission.toUpperCase(Locale.ROOT));

            await().atMost(PATIENCE)
                    .until(() -> pile.boot().path("status").asString("").equals(admission));

            assertThat(pile.boot().path("interval").asInt(0)).isPositive();
            app.post(
                            "/v1/orders",
                            Map.of(
                                    "deviceId",
                                    pile.deviceId(),
                                    "connectorId",
                                    1,
                                    "userId",
                                    driver()))
                    .expectProblem(409, "DEVICE_NOT_ADMITTED");
        }
        admit(pile, "ACCEPTED");
        await().atMost(PATIENCE)
                .until(() -> pile.boot().path("status").asString("").equals("Accepted"));
    }

    private void admit(ExactPile pile, String admission) throws Exception {
        api.put("/v1/devices/" + pile.deviceId() + "/admission", Map.of("admission", admission))
                .expect(200);
    }

    @Scenario(shows = Row.AUTHORIZE_CARD)
    void a_users_card_may_charge_in_whatever_case_it_comes(Client client) throws Exception {
        ExactPile pile = exactPile(client);
        String tag = newTag();
        String user = driver();
        registerCard(user, tag);

        awaitAuthorized(pile, tag, "Accepted");

        JsonNode info =
                pile.call("Authorize", Map.of("idTag", tag.toLowerCase(Locale.ROOT)))
                        .path("idTagInfo");
        assertThat(info.path("status").asString("")).isEqualTo("Accepted");
        assertThat(Instant.parse(info.path("expiryDate").asString(""))).isAfter(Now.instant());
        assertThat(info.path("parentIdTag").asString("")).hasSize(20);
        start(app, pile.deviceId(), user);
        assertThat(
                        pile.call("Authorize", Map.of("idTag", pile.awaitStart()))
                                .path("idTagInfo")
                                .path("parentIdTag"))
                .as("the group of the user's own orders, so that the card can end them")
                .isEqualTo(info.path("parentIdTag"));
    }

    @Scenario(shows = Row.AUTHORIZE_BLOCKED)
    void a_card_that_is_blocked_may_not_charge(Client client) throws Exception {
        ExactPile pile = exactPile(client);
        String tag = newTag();
        String user = driver();
        String card = registerCard(user, tag);
        awaitAuthorized(pile, tag, "Accepted");

        app.post("/v1/users/" + user + "/cards/" + card + "/block", Map.of()).expect(200);

        awaitAuthorized(pile, tag, "Blocked");
    }

    @Scenario(shows = Row.DATA_TRANSFER)
    void a_message_of_a_vendor_nobody_knows_is_answered_so_and_kept(Client client)
            throws Exception {
        ExactPile pile = exactPile(client);
        long before = eventsNaming(pile.deviceId());
        Map<String, Object> message =
                Map.of("vendorId", "com.example", "messageId", "Tariff", "data", "{}");

        assertThat(pile.call("DataTransfer", message).path("status").asString(""))
                .isEqualTo("UnknownVendorId");
        var _ = pile.call("DataTransfer", message);

        assertThat(eventsNaming(pile.deviceId())).isEqualTo(before + 1);
    }

    @Scenario(shows = Row.FIRMWARE_STATUS)
    void the_state_of_a_firmware_update_is_told_of_the_device(Client client) throws Exception {
        Pile pile = pile(client);
        for (String status : List.of("Downloading", "Downloaded", "Installing", "Installed")) {
            pile.report("FirmwareStatusNotification", Map.of("status", status));
            awaitDevice(pile, "firmwareStatus", status.toUpperCase(Locale.ROOT));
        }
    }

    @Scenario(shows = Row.DIAGNOSTICS_STATUS)
    void the_state_of_an_upload_of_diagnostics_is_told_of_the_device(Client client)
            throws Exception {
        Pile pile = pile(client);
        for (String status : List.of("Uploading", "Uploaded", "Idle")) {
            pile.report("DiagnosticsStatusNotification", Map.of("status", status));
            awaitDevice(pile, "diagnosticsStatus", status.toUpperCase(Locale.ROOT));
        }
    }

    @Scenario(shows = Row.LOG_STATUS)
    void the_state_of_an_upload_of_a_log_is_told_of_the_device(Client client) throws Exception {
        Pile pile = pile(client);
        for (String status : List.of("Uploading", "Uploaded")) {
            pile.report("LogStatusNotification", Map.of("status", status, "requestId", 7));
            awaitDevice(pile, "logStatus", status.toUpperCase(Locale.ROOT));
        }
    }

    @Scenario(shows = Row.SECURITY_EVENT)
    void a_security_event_is_kept_once_for_the_operator(Client client) throws Exception {
        Pile pile = pile(client);
        Map<String, Object> event =
                Map.of("type", "FirmwareUpdated", "timestamp", Now.instant().toString());

        pile.report("SecurityEventNotification", event);
        pile.report("SecurityEventNotification", event);
        pile.report("FirmwareStatusNotification", Map.of("status", "Installed"));

        awaitDevice(pile, "firmwareStatus", "INSTALLED");
        assertThat(eventsNaming(pile.deviceId(), "device.SecurityEventTold")).isEqualTo(1);
    }

    @Scenario(shows = Row.SIGN_CERTIFICATE)
    void a_request_for_a_certificate_is_kept_and_refused(Client client) throws Exception {
        ExactPile pile = exactPile(client);
        long before = eventsNaming(pile.deviceId());

        JsonNode answer = pile.call("SignCertificate", Map.of("csr", "a request"));

        assertThat(answer.path("status").asString("")).isEqualTo("Rejected");
        assertThat(eventsNaming(pile.deviceId())).isEqualTo(before + 1);
    }

    /** So many reports that belong to nothing were kept; what follows was told after them. */
    private void awaitUnmatched(Pile pile, long reports) throws Exception {
        pile.report("FirmwareStatusNotification", Map.of("status", "Installed"));
        awaitDevice(pile, "firmwareStatus", "INSTALLED");
        assertThat(eventsNaming(pile.deviceId(), "device.ReportUnmatched")).isEqualTo(reports);
    }

    private void awaitDevice(Pile pile, String field, String value) {
        await().atMost(PATIENCE)
                .until(() ->
                        api.get("/v1/devices/" + pile.deviceId())
                                .expect(200)
                                .body()
                                .path(field)
                                .asString("")
                                .equals(value));
    }

    private static void assertIsNow(String time) {
        assertThat(Instant.parse(time))
                .isBetween(
                        Now.instant().minus(Duration.ofSeconds(30)),
                        Now.instant().plus(Duration.ofSeconds(1)));
    }
}
