package com.bluesky.charging.simulator;

import static com.bluesky.charging.simulator.CentralSystem.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.bluesky.charging.simulator.contract.PileSettings.Driver;
import com.bluesky.charging.simulator.contract.PileSettings.Vehicle;
import com.bluesky.charging.simulator.contract.PileState.Status;
import com.bluesky.charging.simulator.contract.SimulatedPile;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class SimulatedPileTest extends AtServer {

    @Test
    void a_pile_boots_and_tells_the_status_of_itself_and_of_each_connector() {
        SimulatedPile pile = linked(settings().connectors(2).build());

        eventually(() -> {
            assertThat(server.received().getFirst().action()).isEqualTo("BootNotification");
            assertThat(server.statuses(0)).containsExactly("Available");
            assertThat(server.statuses(1)).containsExactly("Available");
            assertThat(server.statuses(2)).containsExactly("Available");
        });
        assertThat(pile.state().trouble()).isNull();
    }

    @Test
    void a_remote_charge_runs_from_the_start_to_the_stop() throws Exception {
        SimulatedPile pile =
                linked(settings().meterStartWh(5_000).timeFactor(3_600).powerWatts(10_000).build());
        pile.plugIn(1);

        assertThat(remoteStart("{'connectorId':1,'idTag':'TAG1'}")).isEqualTo("Accepted");
        eventually(() -> assertThat(server.received("MeterValues")).hasSizeGreaterThan(2));
        assertThat(remoteStop(1)).isEqualTo("Accepted");
        eventually(() -> assertThat(server.received("StopTransaction")).hasSize(1));
        pile.unplug(1);

        eventually(() ->
                assertThat(server.statuses(1))
                        .containsExactly(
                                "Available", "Preparing", "Charging", "Finishing", "Available"));
        JsonNode start = server.received("StartTransaction").getFirst();
        assertThat(start.path("idTag").asString()).isEqualTo("TAG1");
        assertThat(start.path("meterStart").asLong()).isEqualTo(5_000);
        JsonNode stop = server.received("StopTransaction").getFirst();
        assertThat(stop.path("transactionId").asInt()).isEqualTo(1);
        assertThat(stop.path("reason").asString()).isEqualTo("Remote");
        List<Long> registers = registers();
        assertThat(registers).isSorted().allMatch(wh -> wh > 5_000);
        assertThat(stop.path("meterStop").asLong()).isGreaterThanOrEqualTo(registers.getLast());
    }

    @Test
    void a_sample_carries_energy_power_voltage_current_and_state_of_charge() throws Exception {
        SimulatedPile pile = linked(settings().powerWatts(60_000).build());
        pile.plugIn(1);
        remoteStart("{'connectorId':1,'idTag':'TAG1'}");

        eventually(() -> assertThat(server.received("MeterValues")).isNotEmpty());
        JsonNode values = server.received("MeterValues").getFirst();
        assertThat(values.path("transactionId").asInt()).isEqualTo(1);
        JsonNode sampled = values.path("meterValue").path(0).path("sampledValue");
        assertThat(sampled.valueStream().map(each -> each.path("measurand").asString()))
                .containsExactly(Readings.MEASURANDS.split(","));
        assertThat(sampled.path(1).path("value").asString()).isEqualTo("60000");
        assertThat(sampled.path(3).path("value").asString()).isEqualTo("150.0");
        assertThat(sampled.path(4).path("value").asString()).isEqualTo("30");
    }

    @Test
    void a_start_before_the_cable_waits_for_the_cable() throws Exception {
        SimulatedPile pile = linked(settings().build());

        assertThat(remoteStart("{'connectorId':1,'idTag':'TAG1'}")).isEqualTo("Accepted");
        eventually(() -> assertThat(server.statuses(1)).endsWith("Preparing"));
        assertThat(server.received("StartTransaction")).isEmpty();
        pile.plugIn(1);

        eventually(() -> assertThat(server.received("StartTransaction")).hasSize(1));
    }

    @Test
    void a_start_is_given_up_when_nobody_plugs_in() throws Exception {
        linked(settings().build());
        assertThat(status("ChangeConfiguration", "{'key':'ConnectionTimeOut','value':'1'}"))
                .isEqualTo("Accepted");

        remoteStart("{'connectorId':1,'idTag':'TAG1'}");

        eventually(() ->
                assertThat(server.statuses(1))
                        .containsExactly("Available", "Preparing", "Available"));
        assertThat(server.received("StartTransaction")).isEmpty();
        assertThat(remoteStart("{'connectorId':1,'idTag':'TAG2'}")).isEqualTo("Accepted");
    }

    @Test
    void what_cannot_be_started_or_stopped_is_rejected() throws Exception {
        SimulatedPile pile = linked(settings().build());
        pile.plugIn(1);

        assertThat(remoteStart("{'connectorId':2,'idTag':'TAG1'}")).isEqualTo("Rejected");
        assertThat(remoteStart("{'idTag':'TAG1'}")).isEqualTo("Accepted");
        assertThat(remoteStart("{'connectorId':1,'idTag':'TAG2'}")).isEqualTo("Rejected");
        assertThat(remoteStop(99)).isEqualTo("Rejected");
    }

    @Test
    void driving_off_ends_the_charge() throws Exception {
        SimulatedPile pile = charging(settings().build());

        pile.unplug(1);

        eventually(() -> assertThat(stopReasons()).containsExactly("EVDisconnected"));
        assertThat(pile.state().connector(1).status()).isEqualTo(Status.AVAILABLE);
    }

    @Test
    void an_obliging_driver_plugs_in_and_drives_off() throws Exception {
        linked(settings().driver(Driver.OBLIGING).build());
        remoteStart("{'connectorId':1,'idTag':'TAG1'}");
        eventually(() -> assertThat(server.received("MeterValues")).isNotEmpty());

        remoteStop(1);

        eventually(() ->
                assertThat(server.statuses(1))
                        .containsExactly(
                                "Available", "Preparing", "Charging", "Finishing", "Available"));
    }

    @Test
    void a_full_battery_suspends_the_charge_and_draws_nothing() throws Exception {
        SimulatedPile pile =
                charging(settings().vehicle(new Vehicle(1_000, 99)).timeFactor(3_600).build());

        eventually(() -> assertThat(server.statuses(1)).endsWith("SuspendedEV"));
        assertThat(pile.state().connector(1).powerWatts()).isZero();
        assertThat(pile.state().connector(1).chargedPercent()).isEqualTo(100);
        assertThat(pile.state().connector(1).meterWh()).isLessThanOrEqualTo(10);
    }

    @Test
    void the_meter_goes_on_with_the_next_charge() throws Exception {
        SimulatedPile pile = charging(settings().timeFactor(3_600).build());
        eventually(() -> assertThat(server.received("MeterValues")).isNotEmpty());
        remoteStop(1);
        eventually(() -> assertThat(server.received("StopTransaction")).hasSize(1));

        remoteStart("{'connectorId':1,'idTag':'TAG2'}");
        eventually(() -> assertThat(server.received("StartTransaction")).hasSize(2));

        assertThat(server.received("StartTransaction").getLast().path("meterStart").asLong())
                .isEqualTo(server.received("StopTransaction").getFirst().path("meterStop").asLong())
                .isPositive();
        assertThat(pile.state().connector(1).transactionId()).isNotNull();
    }

    @Test
    void a_card_starts_a_charge_and_ends_it() {
        SimulatedPile pile = linked(settings().build());
        pile.plugIn(1);

        pile.presentCard(1, "CARD1");
        eventually(() -> assertThat(server.statuses(1)).endsWith("Charging"));
        pile.presentCard(1, "card1");

        eventually(() -> assertThat(stopReasons()).containsExactly("Local"));
        assertThat(server.received("Authorize")).hasSize(1);
    }

    @Test
    void a_card_of_the_same_group_ends_a_charge_and_a_strange_one_does_not() throws Exception {
        SimulatedPile pile = charging(settings().build());
        pile.presentCard(1, "STRANGER");
        eventually(() -> assertThat(server.received("Authorize")).hasSize(1));
        assertThat(server.received("StopTransaction")).isEmpty();

        server.answer(
                "Authorize",
                _ -> json("{'idTagInfo':{'status':'Accepted','parentIdTag':'family'}}"));
        pile.presentCard(1, "SISTER");

        eventually(() -> assertThat(stopReasons()).containsExactly("Local"));
        assertThat(server.received("StopTransaction").getFirst().path("idTag").asString())
                .isEqualTo("SISTER");
    }

    @Test
    void a_card_that_the_server_blocks_starts_nothing() {
        server.answer("Authorize", _ -> json("{'idTagInfo':{'status':'Blocked'}}"));
        SimulatedPile pile = linked(settings().build());
        pile.plugIn(1);
        pile.presentCard(1, "CARD1");

        eventually(() -> assertThat(server.received("Authorize")).hasSize(1));
        pile.presentCard(1, "CARD1");
        eventually(() -> assertThat(server.received("Authorize")).hasSize(2));
        assertThat(server.received("StartTransaction")).isEmpty();
    }

    @Test
    void a_charge_that_the_server_does_not_accept_is_ended() throws Exception {
        server.answer(
                "StartTransaction",
                _ -> json("{'transactionId':7,'idTagInfo':{'status':'Invalid'}}"));
        SimulatedPile pile = linked(settings().build());
        pile.plugIn(1);

        remoteStart("{'connectorId':1,'idTag':'TAG1'}");

        eventually(() -> assertThat(stopReasons()).containsExactly("DeAuthorized"));
        assertThat(server.received("StopTransaction").getFirst().path("transactionId").asInt())
                .isEqualTo(7);
    }

    @Test
    void a_charge_goes_on_while_the_link_is_down_and_is_reported_afterwards() throws Exception {
        SimulatedPile pile = charging(settings().timeFactor(3_600).build());
        server.shut();
        eventually(() -> assertThat(pile.state().linked()).isFalse());
        long before = server.received("MeterValues").size();
        pile.unplug(1);
        pile.plugIn(1);
        assertThat(server.received("StopTransaction")).isEmpty();

        server.open();

        eventually(() -> assertThat(stopReasons()).containsExactly("EVDisconnected"));
        eventually(() -> assertThat(server.statuses(1)).endsWith("Preparing"));
        assertThat(server.received("MeterValues").size()).isGreaterThanOrEqualTo((int) before);
        assertThat(server.received("BootNotification")).hasSize(1);
    }

    @Test
    void a_start_that_was_not_answered_is_told_again_before_what_follows_it() throws Exception {
        server.answer("StartTransaction", _ -> CentralSystem.silence());
        SimulatedPile pile = linked(settings().build());
        pile.plugIn(1);
        remoteStart("{'connectorId':1,'idTag':'TAG1'}");
        eventually(() -> assertThat(server.received("StartTransaction")).hasSize(1));
        server.shut();
        pile.unplug(1);
        server.answer("StartTransaction", _ -> CentralSystem.accepted(41));
        server.open();

        eventually(() -> assertThat(server.received("StopTransaction")).hasSize(1));
        assertThat(server.received("StartTransaction")).hasSize(2);
        assertThat(server.received("StartTransaction").getFirst())
                .isEqualTo(server.received("StartTransaction").getLast());
        assertThat(server.received("StopTransaction").getFirst().path("transactionId").asInt())
                .isEqualTo(41);
    }

    @Test
    void a_start_that_is_answered_with_an_error_is_told_again() throws Exception {
        server.answer("StartTransaction", _ -> CentralSystem.error("InternalError"));
        SimulatedPile pile = linked(settings().build());
        pile.plugIn(1);
        remoteStart("{'connectorId':1,'idTag':'TAG1'}");
        eventually(() -> assertThat(server.received("StartTransaction")).hasSize(1));

        server.answer("StartTransaction", _ -> CentralSystem.accepted(9));

        eventually(() -> assertThat(pile.state().connector(1).transactionId()).isEqualTo(9));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Pending", "Rejected"})
    void a_pile_that_is_not_accepted_says_nothing_else_until_it_is(String status) {
        server.answer(
                "BootNotification", _ -> json("{'status':'%s','interval':1}".formatted(status)));
        SimulatedPile pile = piles.pile(settings().build());
        pile.connect();
        pile.plugIn(1);
        eventually(() -> assertThat(server.received("BootNotification")).hasSize(2));
        assertThat(server.received("StatusNotification")).isEmpty();

        server.answer("BootNotification", _ -> json("{'status':'Accepted','interval':1}"));

        eventually(() -> assertThat(server.received("Heartbeat")).isNotEmpty());
        assertThat(server.statuses(1)).endsWith("Preparing");
    }

    @Test
    void a_wrong_password_is_told_and_tried_again_later() {
        server.expectPassword("another");
        SimulatedPile pile = piles.pile(settings().build());
        pile.connect();
        eventually(() ->
                assertThat(pile.state().trouble())
                        .isEqualTo("The server refused the link with HTTP 401"));
        server.expectPassword(CentralSystem.PASSWORD);

        eventually(() -> assertThat(pile.state().ready()).isTrue());
        assertThat(server.handshakes()).isGreaterThan(1);
    }

    @Test
    void a_server_of_another_protocol_is_left() {
        server.speak("ocpp2.0.1");
        SimulatedPile pile = piles.pile(settings().build());
        pile.connect();

        eventually(() -> assertThat(pile.state().trouble()).contains("does not speak ocpp1.6"));
        assertThat(server.received()).isEmpty();
    }

    @Test
    void a_pile_that_left_stays_away_until_it_is_called_back() {
        SimulatedPile pile = linked(settings().build());
        pile.disconnect();
        assertThat(pile.state().linked()).isFalse();

        pile.connect();

        eventually(() -> assertThat(pile.state().ready()).isTrue());
        assertThat(server.handshakes()).isEqualTo(2);
    }

    @Test
    void configuration_is_told_and_changed() throws Exception {
        linked(settings().connectors(2).build());

        JsonNode some =
                ask("GetConfiguration", "{'key':['ConnectionTimeOut','NumberOfConnectors','X']}");
        assertThat(some.path("configurationKey").path(0).path("value").asString()).isEqualTo("60");
        assertThat(some.path("configurationKey").path(1).path("value").asString()).isEqualTo("2");
        assertThat(some.path("unknownKey").path(0).asString()).isEqualTo("X");
        assertThat(ask("GetConfiguration", "{}").path("configurationKey").size()).isGreaterThan(5);
        assertThat(change("MeterValueSampleInterval", "0")).isEqualTo("Accepted");
        assertThat(change("HeartbeatInterval", "0")).isEqualTo("Rejected");
        assertThat(change("HeartbeatInterval", "often")).isEqualTo("Rejected");
        assertThat(change("NumberOfConnectors", "3")).isEqualTo("Rejected");
        assertThat(change("Colour", "blue")).isEqualTo("NotSupported");
    }

    @Test
    void keys_may_differ_from_the_usual_ones_from_the_start() throws Exception {
        linked(
                settings()
                        .configuration("ConnectionTimeOut", "7")
                        .configuration("NumberOfConnectors", "3")
                        .configuration("Colour", "blue")
                        .build());

        JsonNode told =
                ask(
                                "GetConfiguration",
                                "{'key':['ConnectionTimeOut','NumberOfConnectors','Colour']}")
                        .path("configurationKey");
        assertThat(told.valueStream().map(key -> key.path("value").asString()))
                .containsExactly("7", "3", "blue");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        piles.pile(settings().configuration("ConnectionTimeOut", "0").build()));
    }

    @Test
    void calls_that_are_unknown_or_misshapen_get_an_error() throws Exception {
        linked(settings().build());

        assertThat(ask("CertificateSigned", "{}").path(2).asString()).isEqualTo("NotImplemented");
        assertThat(ask("RemoteStartTransaction", "{}").path(2).asString())
                .isEqualTo("OccurenceConstraintViolation");
        assertThat(ask("RemoteStopTransaction", "{'transactionId':'1'}").path(2).asString())
                .isEqualTo("TypeConstraintViolation");
        server.send("no frame");
        server.send("[9,'x']".replace('\'', '"'));
        server.send("[3,'never-asked',{}]".replace('\'', '"'));
        assertThat(remoteStart("{'connectorId':1,'idTag':'TAG1'}")).isEqualTo("Accepted");
    }

    @Test
    void a_connector_that_does_not_exist_is_an_error_of_the_caller() {
        SimulatedPile pile = piles.pile(settings().build());

        assertThatIllegalArgumentException().isThrownBy(() -> pile.plugIn(2));
        assertThat(pile.deviceId()).isEqualTo("dev-1");
    }
}
