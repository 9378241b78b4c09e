package com.bluesky.charging.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.bluesky.charging.device.adapter.wire.Ocpp16Schemas;
import com.bluesky.charging.simulator.contract.Misbehaviour.FailTransfers;
import com.bluesky.charging.simulator.contract.PileError;
import com.bluesky.charging.simulator.contract.PileState.Status;
import com.bluesky.charging.simulator.contract.SimulatedPile;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** What the server may ask of a pile; all that the pile says to it is what the schemas allow. */
class ServerCallsTest extends AtServer {

    private static final Ocpp16Schemas SCHEMAS = Ocpp16Schemas.load();

    @AfterEach
    void everythingSaidFitsItsSchema() {
        server.received()
                .forEach(each -> SCHEMAS.checkCall(each.action(), (ObjectNode) each.payload()));
        server.answered()
                .forEach(each -> SCHEMAS.checkResult(each.action(), (ObjectNode) each.payload()));
    }

    @Test
    void unlocking_ends_the_charge() throws Exception {
        charging(settings().build());

        assertThat(status("UnlockConnector", "{'connectorId':1}")).isEqualTo("Unlocked");
        assertThat(status("UnlockConnector", "{'connectorId':9}")).isEqualTo("NotSupported");

        eventually(() -> assertThat(stopReasons()).containsExactly("UnlockCommand"));
    }

    @Test
    void a_connector_goes_out_of_service_after_its_charge() throws Exception {
        SimulatedPile pile = charging(settings().build());

        assertThat(availability(1, "Inoperative")).isEqualTo("Scheduled");
        pile.unplug(1);
        eventually(() -> assertThat(server.statuses(1)).endsWith("Unavailable"));
        assertThat(remoteStart("{'connectorId':1,'idTag':'TAG1'}")).isEqualTo("Rejected");
        assertThat(availability(1, "Operative")).isEqualTo("Accepted");

        eventually(() -> assertThat(server.statuses(1)).endsWith("Available"));
        assertThat(availability(9, "Operative")).isEqualTo("Rejected");
    }

    @Test
    void the_whole_pile_goes_out_of_service() throws Exception {
        linked(settings().connectors(2).build());

        assertThat(availability(0, "Inoperative")).isEqualTo("Accepted");

        eventually(() -> assertThat(server.statuses(0)).endsWith("Unavailable"));
        eventually(() -> assertThat(server.statuses(2)).endsWith("Unavailable"));
        assertThat(server.statuses(1)).endsWith("Unavailable");
    }

    @Test
    void a_reserved_connector_charges_only_for_its_card_or_group() throws Exception {
        SimulatedPile pile = linked(settings().build());

        assertThat(reserve(1, 5, "KEPT", Instant.now().plusSeconds(600))).isEqualTo("Accepted");
        eventually(() -> assertThat(server.statuses(1)).endsWith("Reserved"));
        assertThat(reserve(1, 6, "OTHER", Instant.now().plusSeconds(600))).isEqualTo("Occupied");
        assertThat(remoteStart("{'connectorId':1,'idTag':'OTHER'}")).isEqualTo("Rejected");
        pile.plugIn(1);
        pile.presentCard(1, "STRANGER");
        eventually(() -> assertThat(server.received("Authorize")).hasSize(1));
        assertThat(server.received("StartTransaction")).isEmpty();
        assertThat(remoteStart("{'connectorId':1,'idTag':'kept'}")).isEqualTo("Accepted");

        eventually(() -> assertThat(server.received("StartTransaction")).hasSize(1));
        assertThat(server.received("StartTransaction").getFirst().path("reservationId").asInt())
                .isEqualTo(5);
        assertThat(status("CancelReservation", "{'reservationId':5}")).isEqualTo("Rejected");
    }

    @Test
    void a_reservation_is_cancelled_or_expires() throws Exception {
        linked(settings().build());
        reserve(1, 5, "KEPT", Instant.now().plusSeconds(600));

        assertThat(status("CancelReservation", "{'reservationId':5}")).isEqualTo("Accepted");
        eventually(() -> assertThat(server.statuses(1)).endsWith("Reserved", "Available"));
        assertThat(reserve(1, 6, "KEPT", Instant.now().plusMillis(150))).isEqualTo("Accepted");

        eventually(() ->
                assertThat(server.statuses(1))
                        .endsWith("Reserved", "Available", "Reserved", "Available"));
    }

    @Test
    void a_date_at_the_end_of_time_does_no_harm() throws Exception {
        linked(settings().build());

        assertThat(reserve(1, 5, "KEPT", Instant.parse("9999-12-31T23:59:59Z")))
                .isEqualTo("Accepted");

        eventually(() -> assertThat(server.statuses(1)).endsWith("Reserved"));
        assertThat(status("CancelReservation", "{'reservationId':5}")).isEqualTo("Accepted");
    }

    @Test
    void what_is_broken_taken_or_not_there_cannot_be_reserved() throws Exception {
        SimulatedPile pile = linked(settings().connectors(2).build());
        Instant later = Instant.now().plusSeconds(600);
        pile.plugIn(1);
        assertThat(reserve(1, 5, "KEPT", later)).isEqualTo("Occupied");
        pile.fault(1, PileError.GROUND_FAILURE);
        assertThat(reserve(1, 5, "KEPT", later)).isEqualTo("Faulted");
        availability(2, "Inoperative");
        assertThat(reserve(2, 5, "KEPT", later)).isEqualTo("Unavailable");
        assertThat(reserve(0, 5, "KEPT", later)).isEqualTo("Rejected");
        assertThat(reserve(1, 5, "KEPT", Instant.now().minusSeconds(1))).isEqualTo("Rejected");
    }

    @Test
    void a_local_list_has_versions() throws Exception {
        linked(settings().build());

        assertThat(listVersion()).isZero();
        assertThat(sendList(3, "Full", "A")).isEqualTo("Accepted");
        assertThat(sendList(3, "Differential", "B")).isEqualTo("VersionMismatch");
        assertThat(sendList(4, "Differential", "B")).isEqualTo("Accepted");
        assertThat(listVersion()).isEqualTo(4);
        assertThat(sendList(0, "Full", "C")).isEqualTo("Failed");
        change("LocalAuthListEnabled", "false");
        assertThat(sendList(5, "Full", "C")).isEqualTo("NotSupported");
    }

    @Test
    void firmware_is_fetched_and_installed_with_a_reboot() throws Exception {
        SimulatedPile pile = linked(settings().build());

        ask(
                "UpdateFirmware",
                "{'location':'https://example.org/f','retrieveDate':'2020-01-01T00:00:00Z'}");

        eventually(() ->
                assertThat(told("FirmwareStatusNotification"))
                        .containsExactly("Downloading", "Downloaded", "Installing", "Installed"));
        assertThat(server.received("BootNotification").getLast().path("firmwareVersion").asString())
                .isEqualTo("1.1");
        assertThat(pile.state().connector(1).status()).isEqualTo(Status.AVAILABLE);
    }

    @Test
    void what_cannot_be_transferred_is_told() throws Exception {
        SimulatedPile pile = linked(settings().build());
        pile.misbehave(new FailTransfers());

        ask(
                "UpdateFirmware",
                "{'location':'https://example.org/f','retrieveDate':'2020-01-01T00:00:00Z'}");
        ask("GetDiagnostics", "{'location':'ftp://example.org/'}");
        log(7);

        eventually(() ->
                assertThat(told("FirmwareStatusNotification"))
                        .containsExactly("Downloading", "DownloadFailed"));
        eventually(() ->
                assertThat(told("DiagnosticsStatusNotification"))
                        .containsExactly("Uploading", "UploadFailed"));
        eventually(() ->
                assertThat(told("LogStatusNotification"))
                        .containsExactly("Uploading", "UploadFailure"));
    }

    @Test
    void diagnostics_and_logs_are_uploaded() throws Exception {
        linked(settings().build());

        assertThat(
                        ask("GetDiagnostics", "{'location':'ftp://example.org/'}")
                                .path("fileName")
                                .asString())
                .isEqualTo("diagnostics.log");
        assertThat(log(7)).isEqualTo("Accepted");

        eventually(() ->
                assertThat(told("DiagnosticsStatusNotification"))
                        .containsExactly("Uploading", "Uploaded"));
        eventually(() ->
                assertThat(told("LogStatusNotification")).containsExactly("Uploading", "Uploaded"));
        assertThat(server.received("LogStatusNotification").getLast().path("requestId").asInt())
                .isEqualTo(7);
    }

    @Test
    void what_is_triggered_is_told() throws Exception {
        linked(settings().connectors(2).build());

        for (String message : Triggers.OF_THE_STANDARD) {
            int before = server.received(message).size();
            assertThat(trigger("TriggerMessage", message)).isEqualTo("Accepted");
            eventually(() -> assertThat(server.received(message).size()).isGreaterThan(before));
        }
        assertThat(trigger("ExtendedTriggerMessage", "LogStatusNotification"))
                .isEqualTo("Accepted");
        eventually(() -> assertThat(told("LogStatusNotification")).containsExactly("Idle"));
        assertThat(trigger("ExtendedTriggerMessage", "SignChargePointCertificate"))
                .isEqualTo("NotImplemented");
        assertThat(status("TriggerMessage", "{'requestedMessage':'MeterValues','connectorId':9}"))
                .isEqualTo("Rejected");
    }

    @Test
    void data_of_one_vendor_is_understood() throws Exception {
        linked(settings().build());

        assertThat(
                        ask(
                                        "DataTransfer",
                                        "{'vendorId':'Bluesky','messageId':'echo','data':'hello'}")
                                .path("data")
                                .asString())
                .isEqualTo("hello");
        assertThat(status("DataTransfer", "{'vendorId':'Bluesky','messageId':'no'}"))
                .isEqualTo("UnknownMessageId");
        assertThat(status("DataTransfer", "{'vendorId':'Else'}")).isEqualTo("UnknownVendorId");
    }

    @Test
    void a_remote_start_may_have_to_be_authorised() throws Exception {
        SimulatedPile pile = linked(settings().build());
        pile.plugIn(1);
        change("AuthorizeRemoteTxRequests", "true");

        assertThat(remoteStart("{'connectorId':1,'idTag':'TAG1'}")).isEqualTo("Accepted");

        eventually(() -> assertThat(server.received("StartTransaction")).hasSize(1));
        assertThat(server.received("Authorize")).hasSize(1);
    }

    private String availability(int connectorId, String type) throws Exception {
        return status(
                "ChangeAvailability",
                "{'connectorId':%d,'type':'%s'}".formatted(connectorId, type));
    }

    private String reserve(int connectorId, int id, String idTag, Instant expiry) throws Exception {
        return status(
                "ReserveNow",
                "{'connectorId':%d,'reservationId':%d,'idTag':'%s','expiryDate':'%s'}"
                        .formatted(connectorId, id, idTag, expiry));
    }

    private String sendList(int version, String type, String idTag) throws Exception {
        return status(
                "SendLocalList",
                ("{'listVersion':%d,'updateType':'%s','localAuthorizationList':"
                                + "[{'idTag':'%s','idTagInfo':{'status':'Accepted'}}]}")
                        .formatted(version, type, idTag));
    }

    private int listVersion() throws Exception {
        return ask("GetLocalListVersion", "{}").path("listVersion").asInt();
    }

    private String log(int requestId) throws Exception {
        return status(
                "GetLog",
                ("{'logType':'SecurityLog','requestId':%d,"
                                + "'log':{'remoteLocation':'https://example.org/'}}")
                        .formatted(requestId));
    }

    private String trigger(String action, String message) throws Exception {
        return status(action, "{'requestedMessage':'%s'}".formatted(message));
    }

    private List<String> told(String action) {
        return server.received(action).stream()
                .map(each -> each.path("status").asString())
                .toList();
    }
}
