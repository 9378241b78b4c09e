package com.bluesky.charging.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.bluesky.charging.kernel.ReportTime;
import com.bluesky.charging.order.contract.SignedReading;
import com.bluesky.charging.simulator.contract.Instruments;
import com.bluesky.charging.simulator.contract.PileSettings;
import com.bluesky.charging.simulator.contract.SimulatedPile;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** Meter values in the shapes that the specification leaves open (OCPP 1.6 §7.33). */
class MeterTest extends ConformanceTest {

    private static final String REGISTER = "Energy.Active.Import.Register";
    private static final long START_WH = 1_000;

    /** A charge of a test, from {@link #START_WH}. */
    private record Charge(ExactPile pile, String order, int transaction, Instant begun) {

        /** The readings of an instant so many milliseconds after the begin. */
        void tell(int afterMillis, List<Map<String, String>> values) throws Exception {
            var _ =
                    pile.call(
                            "MeterValues",
                            Map.of(
                                    "connectorId",
                                    1,
                                    "transactionId",
                                    transaction,
                                    "meterValue",
                                    List.of(
                                            Map.of(
                                                    "timestamp",
                                                    begun.plusMillis(afterMillis).toString(),
                                                    "sampledValue",
                                                    values))));
        }
    }

    private Charge charge(Client client) throws Exception {
        ExactPile pile = exactPile(client);
        String order = start(pile.deviceId());
        Instant begun = Now.instant();
        JsonNode answer = pile.start(pile.awaitStart(), START_WH, begun);
        return new Charge(pile, order, answer.path("transactionId").asInt(0), begun);
    }

    @Scenario(shows = Row.METER_BARE)
    void a_value_that_says_no_more_is_the_register_in_watt_hours(Client client) throws Exception {
        Charge charge = charge(client);

        charge.tell(5, List.of(Map.of("value", "1500")));

        assertThat(awaitSample(charge).path("meterWh").asLong(0)).isEqualTo(1_500);
        awaitEnergy(charge.order(), 500);
    }

    @Scenario(shows = Row.METER_UNITS)
    void kilowatt_hours_and_decimals_are_read_to_the_watt_hour(Client client) throws Exception {
        Charge charge = charge(client);

        charge.tell(5, List.of(Map.of("value", "1.5004", "measurand", REGISTER, "unit", "kWh")));

        awaitEnergy(charge.order(), 500);
    }

    @Scenario(shows = Row.METER_PHASES)
    void phases_are_summed_when_there_is_no_total(Client client) throws Exception {
        Charge charge = charge(client);

        charge.tell(5, List.of(phase("400", "L1"), phase("500", "L2"), phase("600", "L3")));
        awaitEnergy(charge.order(), 500);
        charge.tell(
                8,
                List.of(
                        phase("1", "L1"),
                        phase("1", "L2"),
                        phase("1", "L3"),
                        Map.of("value", "1700", "measurand", REGISTER)));
        awaitEnergy(charge.order(), 700);
    }

    private static Map<String, String> phase(String value, String phase) {
        return Map.of("value", value, "measurand", REGISTER, "phase", phase, "unit", "Wh");
    }

    @Scenario(shows = Row.METER_QUANTITIES)
    void what_is_measured_beside_the_register_is_kept_with_it(Client client) throws Exception {
        Charge charge = charge(client);

        charge.tell(
                5,
                List.of(
                        Map.of("value", "1500"),
                        Map.of("value", "7.4", "measurand", "Power.Active.Import", "unit", "kW"),
                        Map.of("value", "230.5", "measurand", "Voltage", "unit", "V"),
                        Map.of("value", "32", "measurand", "Current.Import", "unit", "A"),
                        Map.of("value", "54", "measurand", "SoC", "unit", "Percent"),
                        Map.of("value", "77", "measurand", "Temperature", "unit", "Fahrenheit")));

        JsonNode sample = awaitSample(charge);
        assertThat(sample.path("powerWatts").asLong(0)).isEqualTo(7_400);
        assertThat(sample.path("voltageMillivolts").asLong(0)).isEqualTo(230_500);
        assertThat(sample.path("currentMilliamps").asLong(0)).isEqualTo(32_000);
        assertThat(sample.path("stateOfChargePercent").asInt(0)).isEqualTo(54);
        assertThat(sample.path("temperatureTenthsCelsius").asInt(0)).isEqualTo(250);
    }

    @Scenario(shows = Row.METER_CONTEXTS)
    void each_context_is_kept_and_the_end_counts_before_the_begin(Client client) throws Exception {
        Charge charge = charge(client);

        charge.tell(5, List.of(context("1100", "Sample.Clock")));
        charge.tell(
                8,
                List.of(context("1000", "Transaction.Begin"), context("1400", "Transaction.End")));

        awaitEnergy(charge.order(), 400);
        await().atMost(PATIENCE).until(() -> samples(charge.order()).size() == 2);
        assertThat(samples(charge.order()))
                .extracting(sample -> sample.path("context").asString(""))
                .containsExactlyInAnyOrder("Sample.Clock", "Transaction.End");
    }

    private static Map<String, String> context(String value, String context) {
        return Map.of("value", value, "measurand", REGISTER, "context", context);
    }

    @Scenario(shows = Row.METER_ALIGNED)
    void readings_without_a_transaction_are_of_the_charge_that_ran_then(Client client)
            throws Exception {
        Charge charge = charge(client);
        List<Map<String, Object>> instants = new ArrayList<>();
        instants.add(aligned("900", charge.begun().minusSeconds(900)));
        instants.add(aligned("1300", charge.begun().plusMillis(5)));

        var _ = charge.pile().call("MeterValues", Map.of("connectorId", 1, "meterValue", instants));

        awaitEnergy(charge.order(), 300);
        assertThat(samples(charge.order())).hasSize(1);
    }

    private static Map<String, Object> aligned(String value, Instant at) {
        return Map.of(
                "timestamp",
                at.toString(),
                "sampledValue",
                List.of(context(value, "Sample.Clock")));
    }

    @Scenario(shows = Row.METER_OTHER_PLACES)
    void what_is_measured_elsewhere_or_is_no_number_is_no_reading(Client client) throws Exception {
        Charge charge = charge(client);

        charge.tell(
                3, List.of(Map.of("value", "9000", "measurand", REGISTER, "location", "Inlet")));
        charge.tell(4, List.of(Map.of("value", "1,4", "measurand", REGISTER)));
        charge.tell(
                5, List.of(Map.of("value", "77", "measurand", "Energy.Active.Export.Register")));
        charge.tell(9, List.of(Map.of("value", "1500")));

        awaitEnergy(charge.order(), 500);
        assertThat(samples(charge.order())).hasSize(1);
    }

    @Scenario(shows = Row.METER_MAKES)
    void each_make_of_meter_is_billed_by_what_it_metered(Client client) throws Exception {
        Map<String, SimulatedPile> charges = new LinkedHashMap<>();
        for (Instruments make :
                List.of(
                        Instruments.USUAL.in(Instruments.Unit.KWH),
                        Instruments.USUAL.withPhases(),
                        Instruments.USUAL.asBare(),
                        Instruments.USUAL.withSigned(),
                        Instruments.USUAL.withTransactionData())) {
            SimulatedPile pile =
                    simulated(
                            PileSettings.at(newDevice(sandboxSite()))
                                    .current(PileSettings.Current.AC)
                                    .sampleInterval(Duration.ofSeconds(1))
                                    .timeFactor(TIME_FACTOR)
                                    .instruments(make)
                                    .build());
            pile.connect();
            awaitLinked(pile.deviceId(), true);
            charges.put(charging(new SimulatorPile(pile)), pile);
        }
        for (var charge : charges.entrySet()) {
            stop(charge.getKey());
            awaitStatus(charge.getKey(), "SETTLED");
            assertThat(bill(charge.getKey()).path("energyWh").asLong(0))
                    .as("%s with %s", client.title(), charge.getValue().deviceId())
                    .isEqualTo(charge.getValue().state().connector(1).meterWh());
        }
    }

    @Scenario(shows = Row.METER_WITHOUT_REGISTER)
    void what_only_power_tells_is_derived_and_not_billed_before_a_person_decides(Client client)
            throws Exception {
        ExactPile pile = exactPile(client);
        String order = start(pile.deviceId());
        Instant begun = Now.instant();
        int transaction = pile.start(pile.awaitStart(), 0, begun).path("transactionId").asInt(0);
        Charge charge = new Charge(pile, order, transaction, begun);

        charge.tell(0, List.of(power("3600000")));
        charge.tell(50, List.of(power("3600000")));
        await().atMost(PATIENCE).until(() -> order(order).path("derivedEnergyWh").asLong(0) == 50);
        assertThat(order(order).path("energyWh").asLong(-1)).isZero();
        var _ = pile.stop(transaction, 0, begun.plusMillis(60));

        awaitStatus(order, "ENDED");
        app.post("/v1/orders/" + order + "/settle", Map.of()).expect(409);
    }

    private static Map<String, String> power(String watts) {
        return Map.of("value", watts, "measurand", "Power.Active.Import", "unit", "W");
    }

    @Scenario(shows = Row.METER_SIGNED)
    void what_the_meter_signed_is_kept_as_it_came(Client client) throws Exception {
        Charge charge = charge(client);
        String signed = "OCMF|{}|" + UUID.randomUUID();

        charge.tell(
                5,
                List.of(
                        Map.of("value", "1500"),
                        Map.of("value", signed, "format", "SignedData", "measurand", REGISTER)));

        awaitEnergy(charge.order(), 500);
        String digest =
                new SignedReading(ReportTime.of(null, Instant.now()), signed, null, null).digest();
        await().atMost(PATIENCE).until(() -> eventsNaming(digest) == 1);
        assertThat(eventsNaming(signed)).isZero();
        assertThat(history(charge.order())).contains("SignedReadingKept");
    }

    @Scenario(shows = Row.METER_TOLERATED)
    void old_spellings_and_timestamps_without_an_offset_are_understood(Client client)
            throws Exception {
        Charge charge = charge(client);
        String local = charge.begun().plusMillis(5).toString().replace("Z", "");
        Map<String, Object> frame = new HashMap<>();
        frame.put("connectorId", 1);
        frame.put("transactionId", charge.transaction());
        frame.put(
                "meterValue",
                List.of(
                        Map.of(
                                "timestamp",
                                local,
                                "sampledValue",
                                List.of(
                                        Map.of("value", "1500"),
                                        Map.of(
                                                "value",
                                                "25",
                                                "measurand",
                                                "Temperature",
                                                "unit",
                                                "Celcius"),
                                        Map.of(
                                                "value",
                                                "50",
                                                "measurand",
                                                "Frequency",
                                                "unit",
                                                "Hertz")))));

        JsonNode answer =
                charge.pile().client().ask(Json.text(List.of(2, "old", "MeterValues", frame)));

        assertThat(answer.path(0).asInt(0)).as("%s", answer).isEqualTo(3);
        JsonNode sample = awaitSample(charge);
        assertThat(sample.path("temperatureTenthsCelsius").asInt(0)).isEqualTo(250);
        assertThat(Instant.parse(sample.path("time").path("at").asString("")))
                .isEqualTo(charge.begun().plusMillis(5));
    }

    @Scenario(shows = Row.METER_MERGED)
    void readings_that_queue_are_each_answered_and_all_kept(Client client) throws Exception {
        Charge charge = charge(client);
        int frames = 40;
        List<String> texts = new ArrayList<>();
        for (int frame = 1; frame <= frames; frame++) {
            Map<String, Object> readings =
                    Map.of(
                            "connectorId",
                            1,
                            "transactionId",
                            charge.transaction(),
                            "meterValue",
                            List.of(
                                    ExactPile.meterValue(
                                            START_WH + frame, charge.begun().plusMillis(frame))));
            texts.add(Json.text(List.of(2, "m" + frame, "MeterValues", readings)));
        }

        assertThat(charge.pile().client().ask(texts, frames))
                .allMatch(answer -> answer.path(0).asInt(0) == 3)
                .extracting(answer -> answer.path(1).asString(""))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, frames).mapToObj(frame -> "m" + frame).toList());
        awaitEnergy(charge.order(), frames);
        await().atMost(PATIENCE).until(() -> samples(charge.order()).size() == frames);
    }

    /** The only sample of a charge. */
    private JsonNode awaitSample(Charge charge) throws Exception {
        await().atMost(PATIENCE).until(() -> samples(charge.order()).size() == 1);
        return samples(charge.order()).getFirst();
    }
}
