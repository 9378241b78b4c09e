package com.bluesky.charging.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What piles are asked, by orders, by people and by the server itself. */
class MessagesOutTest extends ConformanceTest {

    private static final String ACCEPTED = "{\"status\":\"Accepted\"}";

    /** A number that no reservation of this run gets. */
    private static final int NO_RESERVATION = 2_000_000_000;

    private static final String PROFILE =
            """
            {"chargingProfileId":1,"stackLevel":0,"chargingProfilePurpose":"TxDefaultProfile",
             "chargingProfileKind":"Absolute","chargingSchedule":{"chargingRateUnit":"A",
             "chargingSchedulePeriod":[{"startPeriod":0,"limit":16.5,"numberPhases":3}]}}
            """;

    @Scenario(shows = {Row.OUT_START_BY_ORDER, Row.OUT_STOP_BY_ORDER})
    void an_order_names_connector_and_tag_and_then_the_transaction(Client client) throws Exception {
        ExactPile pile = exactPile(client);
        String order = start(pile.deviceId());

        JsonNode start = pile.client().awaitAsked("RemoteStartTransaction");
        assertThat(start.path("connectorId").asInt(0)).isEqualTo(1);
        assertThat(start.path("idTag").asString("")).matches("[A-Z2-7]{20}");
        int transaction = pile.start(start.path("idTag").asString(""), 0);
        awaitStatus(order, "CHARGING");
        stop(order);

        JsonNode stop = pile.client().awaitAsked("RemoteStopTransaction");
        assertThat(stop.path("transactionId").asInt(0)).isEqualTo(transaction);
        var _ = pile.stop(transaction, 0, Now.instant());
        awaitStatus(order, "SETTLED");
    }

    @Scenario(shows = Row.OUT_CONFIGURATION_AFTER_BOOT)
    void a_pile_that_booted_is_asked_how_long_it_waits_for_a_vehicle(Client client)
            throws Exception {
        ExactPile pile = exactPile(client);

        assertThat(pile.client().awaitAsked("GetConfiguration").path("key").path(0).asString(""))
                .isEqualTo("ConnectionTimeOut");
    }

    @Scenario(shows = {Row.OUT_REMOTE_START, Row.OUT_REMOTE_STOP})
    void a_person_starts_and_stops_at_a_pile(Client client) throws Exception {
        ExactPile pile = exactPile(client);
        String starting =
                command(
                        pile.deviceId(),
                        "remote-start",
                        Map.of("connectorId", 1, "idTag", "SOMEBODYS-TAG"));
        assertThat(pile.awaitStart()).isEqualTo("SOMEBODYS-TAG");
        assertThat(awaitOutcome(starting).path("response")).isEqualTo(Json.read(ACCEPTED));
        int transaction = pile.start("SOMEBODYS-TAG", 0);

        String stopping =
                command(pile.deviceId(), "remote-stop", Map.of("transactionId", transaction));

        assertThat(pile.client().awaitAsked("RemoteStopTransaction").path("transactionId").asInt(0))
                .isEqualTo(transaction);
        assertThat(awaitOutcome(stopping).path("response")).isEqualTo(Json.read(ACCEPTED));
    }

    @Scenario(
            shows = {
                Row.OUT_RESET,
                Row.OUT_UNLOCK_CONNECTOR,
                Row.OUT_CHANGE_AVAILABILITY,
                Row.OUT_GET_CONFIGURATION,
                Row.OUT_CHANGE_CONFIGURATION,
                Row.OUT_CLEAR_CACHE,
                Row.OUT_TRIGGER_MESSAGE,
                Row.OUT_DATA_TRANSFER
            })
    void the_calls_of_the_core_and_the_trigger_are_made_and_answered(Client client)
            throws Exception {
        Pile pile = pile(client);
        if (pile instanceof ScriptedPile scripted) {
            // What the server asks by itself after a boot goes first.
            var _ = scripted.awaitAsked("GetConfiguration");
        }
        assertAnswered(pile, "reset", "Reset", Map.of("type", "Soft"), ACCEPTED);
        assertAnswered(
                pile,
                "unlock-connector",
                "UnlockConnector",
                Map.of("connectorId", 1),
                "{\"status\":\"Unlocked\"}");
        assertAnswered(
                pile,
                "change-availability",
                "ChangeAvailability",
                Map.of("connectorId", 1, "type", "Operative"),
                ACCEPTED);
        assertAnswered(
                pile,
                "get-configuration",
                "GetConfiguration",
                Map.of("key", List.of("HeartbeatInterval")),
                "{\"unknownKey\":[\"HeartbeatInterval\"]}");
        assertAnswered(
                pile,
                "change-configuration",
                "ChangeConfiguration",
                Map.of("key", "HeartbeatInterval", "value", "60"),
                "{\"status\":\"RebootRequired\"}",
                Json.read(ACCEPTED));
        assertAnswered(pile, "clear-cache", "ClearCache", Map.of(), ACCEPTED);
        assertAnswered(
                pile,
                "trigger-message",
                "TriggerMessage",
                Map.of("requestedMessage", "Heartbeat"),
                ACCEPTED);
        assertAnswered(
                pile,
                "data-transfer",
                "DataTransfer",
                Map.of("vendorId", "com.example", "data", "d"),
                "{\"status\":\"UnknownVendorId\"}");
    }

    @Scenario(
            shows = {
                Row.OUT_RESERVE_NOW,
                Row.OUT_CANCEL_RESERVATION,
                Row.OUT_SEND_LOCAL_LIST,
                Row.OUT_GET_LOCAL_LIST_VERSION
            })
    void the_calls_about_reservations_and_local_lists_are_made_and_answered(Client client)
            throws Exception {
        Pile pile = pile(client);
        assertAnswered(
                pile,
                "reserve-now",
                "ReserveNow",
                Map.of(
                        "connectorId",
                        1,
                        "expiryDate",
                        Now.instant().plusSeconds(600).toString(),
                        "idTag",
                        "SOMEBODYS-TAG"),
                ACCEPTED);
        assertAnswered(
                pile,
                "cancel-reservation",
                "CancelReservation",
                Map.of("reservationId", NO_RESERVATION),
                "{\"status\":\"Rejected\"}");
        assertAnswered(
                pile,
                "send-local-list",
                "SendLocalList",
                Map.of(
                        "listVersion",
                        2,
                        "updateType",
                        "Full",
                        "localAuthorizationList",
                        List.of(
                                Map.of(
                                        "idTag",
                                        "SOMEBODYS-TAG",
                                        "idTagInfo",
                                        Map.of("status", "Accepted")))),
                ACCEPTED);
        assertAnswered(
                pile,
                "get-local-list-version",
                "GetLocalListVersion",
                Map.of(),
                "{\"listVersion\":2}");
    }

    @Scenario(
            shows = {
                Row.OUT_SET_CHARGING_PROFILE,
                Row.OUT_CLEAR_CHARGING_PROFILE,
                Row.OUT_GET_COMPOSITE_SCHEDULE
            })
    void the_calls_about_charging_profiles_are_made_and_answered(Client client) throws Exception {
        Pile pile = pile(client);
        assertAnswered(
                pile,
                "set-charging-profile",
                "SetChargingProfile",
                Map.of("connectorId", 1, "csChargingProfiles", Json.read(PROFILE)),
                ACCEPTED);
        assertAnswered(
                pile,
                "get-composite-schedule",
                "GetCompositeSchedule",
                Map.of("connectorId", 1, "duration", 3_600),
                "{\"status\":\"Rejected\"}",
                Json.read(ACCEPTED));
        assertAnswered(
                pile,
                "clear-charging-profile",
                "ClearChargingProfile",
                Map.of("id", 1),
                "{\"status\":\"Unknown\"}",
                Json.read(ACCEPTED));
    }

    @Scenario(
            shows = {
                Row.OUT_UPDATE_FIRMWARE,
                Row.OUT_GET_DIAGNOSTICS,
                Row.OUT_GET_LOG,
                Row.OUT_EXTENDED_TRIGGER_MESSAGE
            })
    void the_calls_about_firmware_and_logs_are_made_and_answered(Client client) throws Exception {
        Pile pile = pile(client);
        assertAnswered(
                pile,
                "extended-trigger-message",
                "ExtendedTriggerMessage",
                Map.of("requestedMessage", "Heartbeat"),
                ACCEPTED);
        assertAnswered(
                pile,
                "get-log",
                "GetLog",
                Map.of(
                        "logType",
                        "DiagnosticsLog",
                        "log",
                        Map.of("remoteLocation", "https://files.example/log")),
                "{\"status\":\"Accepted\",\"filename\":\"log.txt\"}");
        assertAnswered(
                pile,
                "get-diagnostics",
                "GetDiagnostics",
                Map.of("location", "https://files.example/up"),
                "{\"fileName\":\"diagnostics.zip\"}");
        assertAnswered(
                pile,
                "update-firmware",
                "UpdateFirmware",
                Map.of(
                        "location",
                        "https://files.example/firmware",
                        "retrieveDate",
                        Now.instant().plusSeconds(600).toString()),
                "{}");
    }

    @Scenario(shows = Row.OUT_REFUSED_BY_ERROR)
    void a_call_that_a_pile_cannot_serve_has_failed(Client client) throws Exception {
        Pile pile = pile(client);
        pile.failNext("ClearCache", "NotSupported");

        JsonNode outcome = awaitOutcome(command(pile.deviceId(), "clear-cache", Map.of()));

        assertThat(outcome.path("state").asString("")).isEqualTo("FAILED");
        assertThat(outcome.path("code").asString("")).isEqualTo("NotSupported");
    }

    /**
     * The command is sent as it was asked, and its outcome is what the pile answered. The simulator
     * answers as it sees fit; the others what the scenario has them answer.
     */
    private void assertAnswered(
            Pile pile, String command, String action, Map<String, ?> body, String answer)
            throws Exception {
        assertAnswered(pile, command, action, body, answer, Json.read(answer));
    }

    /** The same where the simulator sees it otherwise. */
    private void assertAnswered(
            Pile pile,
            String command,
            String action,
            Map<String, ?> body,
            String answer,
            JsonNode simulatorsAnswer)
            throws Exception {
        if (pile instanceof ScriptedPile) {
            pile.answerNext(action, answer);
        }

        JsonNode outcome = awaitOutcome(command(pile.deviceId(), command, body));

        assertThat(outcome.path("state").asString("")).as("%s", outcome).isEqualTo("ANSWERED");
        if (pile instanceof ScriptedPile scripted) {
            assertThat(outcome.path("response")).isEqualTo(Json.read(answer));
            assertThat(scripted.awaitAsked(action).properties())
                    .containsAll(Json.tree(body).properties());
        } else {
            assertThat(outcome.path("response").path("status"))
                    .as("%s", outcome)
                    .isEqualTo(simulatorsAnswer.path("status"));
        }
    }

    private String command(String deviceId, String command, Map<String, ?> body) throws Exception {
        String commands = "/v1/devices/" + deviceId + "/commands/";
        return commands + api.post(commands + command, body).expect(202).text("commandId");
    }

    private JsonNode awaitOutcome(String command) {
        return await().atMost(PATIENCE)
                .until(
                        () -> api.get(command).expect(200).body(),
                        each ->
                                !List.of("QUEUED", "SENT")
                                        .contains(each.path("state").asString("")));
    }
}
