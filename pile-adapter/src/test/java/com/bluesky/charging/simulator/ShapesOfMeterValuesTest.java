package com.bluesky.charging.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.bluesky.charging.device.adapter.wire.Ocpp16Schemas;
import com.bluesky.charging.simulator.contract.Instruments;
import com.bluesky.charging.simulator.contract.Instruments.Unit;
import com.bluesky.charging.simulator.contract.PileSettings.Current;
import com.bluesky.charging.simulator.contract.PileSettings.Vehicle;
import com.bluesky.charging.simulator.contract.PowerCurve;
import com.bluesky.charging.simulator.contract.SimulatedPile;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Meter values as different piles write them; each of them is what the schemas allow. */
class ShapesOfMeterValuesTest extends AtServer {

    private static final Ocpp16Schemas SCHEMAS = Ocpp16Schemas.load();

    @AfterEach
    void everythingSaidFitsItsSchema() {
        server.received()
                .forEach(each -> SCHEMAS.checkCall(each.action(), (ObjectNode) each.payload()));
    }

    @Test
    void kilowatt_hours_have_three_decimals() throws Exception {
        List<JsonNode> values = values(Instruments.USUAL.in(Unit.KWH));

        assertThat(text(values.get(0), "value")).matches("1\\.5\\d\\d");
        assertThat(text(values.get(0), "unit")).isEqualTo("kWh");
        assertThat(text(values.get(1), "value")).isEqualTo("22.000");
        assertThat(text(values.get(1), "unit")).isEqualTo("kW");
    }

    @Test
    void a_pile_may_have_no_register() throws Exception {
        List<JsonNode> values = values(Instruments.USUAL.withoutRegister());

        assertThat(measurands(values)).doesNotContain(Readings.REGISTER).contains("SoC");
    }

    @Test
    void the_phases_are_told_besides_the_sum() throws Exception {
        List<JsonNode> values = values(Instruments.USUAL.withPhases());

        assertThat(values)
                .filteredOn(each -> text(each, "measurand").equals("Power.Active.Import"))
                .extracting(each -> text(each, "phase") + "=" + text(each, "value"))
                .containsExactly("=22000", "L1=7333", "L2=7333", "L3=7333");
        assertThat(values)
                .filteredOn(each -> text(each, "measurand").equals("Voltage"))
                .extracting(each -> text(each, "phase"))
                .containsExactly("L1-N", "L2-N", "L3-N");
    }

    @Test
    void a_signed_register_comes_besides_the_plain_one() throws Exception {
        List<JsonNode> values = values(Instruments.USUAL.withSigned());

        assertThat(text(values.get(0), "format")).isEmpty();
        assertThat(text(values.get(1), "format")).isEqualTo("SignedData");
        assertThat(text(values.get(1), "value")).startsWith("OCMF|{").contains("\"RV\":\"1.5");
    }

    @Test
    void a_bare_register_says_nothing_but_its_value() throws Exception {
        List<JsonNode> values = values(Instruments.USUAL.asBare());

        assertThat(values.getFirst().propertyNames()).containsExactly("value");
    }

    @Test
    void a_stop_may_tell_the_readings_at_begin_and_end() throws Exception {
        SimulatedPile pile =
                charging(
                        settings()
                                .meterStartWh(1_500)
                                .timeFactor(3_600)
                                .instruments(Instruments.USUAL.withTransactionData())
                                .build());
        eventually(() -> assertThat(server.received("MeterValues")).isNotEmpty());
        pile.unplug(1);

        eventually(() -> assertThat(stopReasons()).hasSize(1));
        JsonNode stop = server.received("StopTransaction").getFirst();
        JsonNode begin = stop.path("transactionData").path(0).path("sampledValue").path(0);
        JsonNode end = stop.path("transactionData").path(1).path("sampledValue").path(0);
        assertThat(text(begin, "context")).isEqualTo("Transaction.Begin");
        assertThat(text(begin, "value")).isEqualTo("1500");
        assertThat(text(end, "context")).isEqualTo("Transaction.End");
        assertThat(text(end, "value")).isEqualTo(stop.path("meterStop").asString());
    }

    @Test
    void instruments_and_measurands_can_change_in_the_middle_of_a_charge() throws Exception {
        SimulatedPile pile = charging(settings().build());
        assertThat(change("MeterValuesSampledData", "Colour")).isEqualTo("Rejected");
        assertThat(change("MeterValuesSampledData", Readings.REGISTER)).isEqualTo("Accepted");
        pile.equip(Instruments.USUAL.in(Unit.KWH));

        eventually(() ->
                assertThat(lastValues())
                        .hasSize(1)
                        .allMatch(each -> text(each, "unit").equals("kWh")));
    }

    @Test
    void a_meter_may_jump_back_to_zero() throws Exception {
        SimulatedPile pile = charging(settings().meterStartWh(9_000).build());
        eventually(() -> assertThat(registers()).isNotEmpty());

        pile.resetMeter(1);

        eventually(() -> assertThat(registers().getLast()).isLessThan(100));
        assertThat(registers().getFirst()).isGreaterThanOrEqualTo(9_000);
    }

    @Test
    void values_aligned_to_the_clock_come_whether_something_runs_or_not() throws Exception {
        SimulatedPile pile =
                linked(
                        settings()
                                .sampleInterval(Duration.ofHours(1))
                                .alignedInterval(Duration.ofMillis(100))
                                .build());
        eventually(() -> assertThat(server.received("MeterValues")).isNotEmpty());
        assertThat(server.received("MeterValues").getFirst().has("transactionId")).isFalse();
        pile.plugIn(1);
        remoteStart("{'connectorId':1,'idTag':'TAG1'}");

        eventually(() ->
                assertThat(server.received("MeterValues").getLast().path("transactionId").asInt())
                        .isEqualTo(1));
        assertThat(lastValues()).allMatch(each -> text(each, "context").equals("Sample.Clock"));
        assertThat(change("ClockAlignedDataInterval", "0")).isEqualTo("Accepted");
    }

    @Test
    void alignment_counts_from_midnight() {
        Instant now = Instant.parse("2026-01-01T10:07:30Z");

        assertThat(AlignedSamples.after(now, Duration.ofMinutes(15)))
                .isEqualTo("2026-01-01T10:15:00Z");
        assertThat(AlignedSamples.after(now, Duration.ofHours(7)))
                .isEqualTo("2026-01-01T14:00:00Z");
    }

    @Test
    void another_vehicle_takes_its_own_share_of_the_power() throws Exception {
        SimulatedPile pile = linked(settings().powerWatts(11_000).build());
        pile.plugIn(
                1,
                new Vehicle(
                        50_000,
                        50,
                        new PowerCurve(
                                List.of(
                                        new PowerCurve.Point(0, 50),
                                        new PowerCurve.Point(100, 50)))));
        remoteStart("{'connectorId':1,'idTag':'TAG1'}");

        eventually(() -> assertThat(pile.state().connector(1).powerWatts()).isEqualTo(5_500));
        pile.givePower(1, 4_000);
        assertThat(pile.state().connector(1).powerWatts()).isEqualTo(2_000);
    }

    private List<JsonNode> values(Instruments instruments) throws Exception {
        charging(
                settings()
                        .current(Current.AC)
                        .powerWatts(22_000)
                        .meterStartWh(1_500)
                        .instruments(instruments)
                        .build());
        eventually(() -> assertThat(server.received("MeterValues")).isNotEmpty());
        return lastValues();
    }

    private List<JsonNode> lastValues() {
        assertThat(server.received("MeterValues")).isNotEmpty();
        return server.received("MeterValues")
                .getLast()
                .path("meterValue")
                .path(0)
                .path("sampledValue")
                .valueStream()
                .toList();
    }

    private static List<String> measurands(List<JsonNode> values) {
        return values.stream().map(each -> text(each, "measurand")).toList();
    }

    private static String text(JsonNode value, String field) {
        return value.path(field).asString("");
    }
}
