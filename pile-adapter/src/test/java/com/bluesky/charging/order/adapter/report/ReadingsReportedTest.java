package com.bluesky.charging.order.adapter.report;

import static com.bluesky.charging.order.adapter.AdapterHouse.DEVICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bluesky.charging.device.adapter.link.MergingPileAction;
import com.bluesky.charging.device.adapter.link.PileCall;
import com.bluesky.charging.device.adapter.link.PileDatabase;
import com.bluesky.charging.device.adapter.link.TestPile;
import com.bluesky.charging.device.adapter.wire.Payload;
import com.bluesky.charging.device.adapter.wire.PayloadViolation;
import com.bluesky.charging.device.contract.UnmatchedReport.RecordUnmatched;
import com.bluesky.charging.order.adapter.AdapterHouse;
import com.bluesky.charging.order.adapter.CardFacts;
import com.bluesky.charging.order.contract.OrderCommand;
import com.bluesky.charging.order.contract.OrderCommand.RecordChargingStarted;
import com.bluesky.charging.order.contract.OrderCommand.RecordChargingStopped;
import com.bluesky.charging.order.contract.OrderCommand.RecordPower;
import com.bluesky.charging.order.contract.OrderCommand.RecordSamples;
import com.bluesky.charging.order.contract.OrderCommand.RecordSignedReadings;
import com.bluesky.charging.order.contract.PowerReading;
import com.bluesky.charging.order.contract.Sample;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Which orders are told what of the readings that piles send. */
class ReadingsReportedTest {

    private static final Instant RECEIVED = Instant.parse("2026-03-01T18:00:00Z");

    private static final AdapterHouse HOUSE = new AdapterHouse(PileDatabase.fresh());

    @BeforeAll
    static void start() {
        HOUSE.start();
    }

    @BeforeEach
    void clear() {
        HOUSE.clear().withDevice();
        new CardFacts(HOUSE).customer().card("card-1", "ANN").card("card-2", "BOB");
    }

    @AfterAll
    static void close() {
        HOUSE.close();
    }

    @Test
    void each_kind_of_reading_is_told_in_a_command_of_its_own() {
        try (TestPile pile = HOUSE.connect(DEVICE)) {
            int transactionId = started(pile, "ANN", 1, "10:00");
            pile.ask(
                    "MeterValues",
                    meterValues(
                            1,
                            transactionId,
                            entry("10:01", register("1500")),
                            entry("10:02", power("7400")),
                            entry("10:03", signed("AP;0;3;X"))));
            assertThat(commands())
                    .extracting(command -> command.getClass().getSimpleName())
                    .containsExactly("RecordSamples", "RecordPower", "RecordSignedReadings");
            assertThat(commands())
                    .extracting(OrderCommand::orderId)
                    .containsOnly(orderOf(transactionId));
            assertThat(HOUSE.awaitStored(RecordPower.class).readings())
                    .extracting(PowerReading::powerWatts)
                    .containsExactly(7_400L);
            assertThat(HOUSE.awaitStored(RecordSignedReadings.class).transactionId())
                    .isEqualTo("" + transactionId);
        }
    }

    @Test
    void a_frame_without_anything_that_is_kept_is_acknowledged() {
        try (TestPile pile = HOUSE.connect(DEVICE)) {
            int transactionId = started(pile, "ANN", 1, "10:00");
            pile.ask(
                    "MeterValues",
                    meterValues(1, transactionId, entry("10:01", register("twelve"))));
            pile.ask("MeterValues", meterValues(1, transactionId, entry("10:01")));
            assertThat(commands()).isEmpty();
            assertThat(HOUSE.stored(RecordUnmatched.class)).isEmpty();
        }
    }

    @Test
    void the_data_of_a_transaction_comes_before_and_with_its_end() {
        try (TestPile pile = HOUSE.connect(DEVICE)) {
            int transactionId = started(pile, "ANN", 1, "10:00");
            pile.ask("StopTransaction", stopWithData(transactionId));
            assertThat(commands())
                    .extracting(command -> command.getClass().getSimpleName())
                    .containsExactly(
                            "RecordPower", "RecordSignedReadings", "RecordChargingStopped");
            assertThat(HOUSE.awaitStored(RecordChargingStopped.class).samples())
                    .extracting(Sample::meterWh)
                    .containsExactly(1_000L, 2_000L);
            assertThat(HOUSE.awaitStored(RecordSignedReadings.class).readings())
                    .extracting(reading -> reading.value())
                    .containsExactly("BEGIN", "END");
        }
    }

    @Test
    void an_end_is_not_told_before_its_data_is_stored() {
        try (TestPile pile = HOUSE.connect(DEVICE)) {
            int transactionId = started(pile, "ANN", 1, "10:00");
            HOUSE.failNext(1);
            JsonNode failed = pile.call("StopTransaction", stopWithData(transactionId));
            assertThat(failed.get(2).asString()).isEqualTo("InternalError");
            assertThat(commands()).isEmpty();
            pile.ask("StopTransaction", stopWithData(transactionId));
            assertThat(commands()).hasSize(3);
        }
    }

    @Test
    void readings_of_one_frame_are_told_to_the_charges_that_ran_at_their_times() {
        try (TestPile pile = HOUSE.connect(DEVICE)) {
            int first = started(pile, "ANN", 1, "10:00");
            pile.ask("StopTransaction", stop(first, "11:00"));
            int second = started(pile, "BOB", 1, "12:00");
            started(pile, "ANN", 2, "10:00");
            pile.ask(
                    "MeterValues",
                    meterValues(
                            1,
                            null,
                            entry("09:45", register("1")),
                            entry("10:15", register("2")),
                            entry("10:30", power("3"), signed("S")),
                            entry("11:30", register("4")),
                            entry("12:15", register("5"))));
            assertThat(HOUSE.stored(RecordSamples.class))
                    .extracting(RecordSamples::orderId)
                    .containsExactly(orderOf(first), orderOf(second));
            assertThat(HOUSE.stored(RecordSamples.class))
                    .flatExtracting(RecordSamples::samples)
                    .extracting(Sample::meterWh)
                    .containsExactly(2L, 5L);
            assertThat(HOUSE.awaitStored(RecordPower.class).orderId()).isEqualTo(orderOf(first));
            assertThat(HOUSE.awaitStored(RecordSignedReadings.class).orderId())
                    .isEqualTo(orderOf(first));
            assertThat(HOUSE.stored(RecordUnmatched.class)).isEmpty();
        }
    }

    @Test
    void no_kind_of_reading_is_told_to_name_a_transaction_that_it_did_not_name() {
        try (TestPile pile = HOUSE.connect(DEVICE)) {
            started(pile, "ANN", 1, "10:00");
            pile.ask(
                    "MeterValues",
                    meterValues(
                            1,
                            null,
                            entry("10:15", register("2")),
                            entry("10:30", power("3"), signed("S"))));
            assertThat(HOUSE.awaitStored(RecordSamples.class).transactionId()).isNull();
            assertThat(HOUSE.awaitStored(RecordPower.class).transactionId()).isNull();
            assertThat(HOUSE.awaitStored(RecordSignedReadings.class).transactionId()).isNull();
        }
    }

    @Test
    void calls_that_wait_together_are_one_command_for_what_names_its_charge_and_one_for_the_rest() {
        int first;
        int second;
        try (TestPile pile = HOUSE.connect(DEVICE)) {
            first = started(pile, "ANN", 1, "10:00");
            second = started(pile, "BOB", 2, "10:00");
        }
        List<ObjectNode> answers =
                action().answerAll(
                                List.of(
                                        call(meterValues(1, first, entry("10:01", register("1")))),
                                        call(meterValues(2, second, entry("10:01", register("2")))),
                                        call(meterValues(1, null, entry("10:02", register("3")))),
                                        call(meterValues(1, 4711, entry("10:02", register("4")))),
                                        call(meterValues(0, null, entry("10:02", register("5")))),
                                        call(
                                                meterValues(
                                                        1, first, entry("10:03", register("6"))))));
        assertThat(answers).hasSize(6).allMatch(ObjectNode::isEmpty);
        assertThat(HOUSE.stored(RecordSamples.class))
                .extracting(RecordSamples::orderId)
                .containsExactly(orderOf(first), orderOf(second), orderOf(first));
        assertThat(HOUSE.stored(RecordSamples.class).getFirst().samples())
                .extracting(Sample::meterWh)
                .containsExactly(1L, 6L);
        assertThat(HOUSE.stored(RecordSamples.class).getLast().samples())
                .extracting(Sample::meterWh)
                .containsExactly(3L);
        assertThat(HOUSE.awaitStored(RecordUnmatched.class).payload()).contains("4711");
    }

    @Test
    void calls_of_which_one_cannot_be_read_store_nothing_together_and_each_by_itself() {
        int transactionId;
        try (TestPile pile = HOUSE.connect(DEVICE)) {
            transactionId = started(pile, "ANN", 1, "10:00");
        }
        PileCall good = call(meterValues(1, transactionId, entry("10:01", register("1"))));
        PileCall bad = call(meterValues(1, transactionId, entry("25:99", register("2"))));
        assertThatThrownBy(() -> action().answerAll(List.of(good, bad)))
                .isInstanceOf(PayloadViolation.class);
        assertThat(commands()).isEmpty();
        assertThat(action().answer(good)).isEmpty();
        assertThatThrownBy(() -> action().answer(bad)).isInstanceOf(PayloadViolation.class);
        assertThat(commands()).hasSize(1);
    }

    private static MergingPileAction action() {
        return HOUSE.part(MergingPileAction.class);
    }

    private static PileCall call(String payload) {
        return new PileCall(
                DEVICE,
                "MeterValues",
                new Payload(JsonMapper.shared().readTree(payload)),
                RECEIVED);
    }

    /** The commands to orders after their starts, in the order in which they were stored. */
    private static List<OrderCommand> commands() {
        return HOUSE.stored(OrderCommand.class).stream()
                .filter(command -> !(command instanceof RecordChargingStarted))
                .toList();
    }

    private static String orderOf(int transactionId) {
        return HOUSE.stored(RecordChargingStarted.class).stream()
                .filter(start -> start.transactionId().equals("" + transactionId))
                .findFirst()
                .orElseThrow()
                .orderId();
    }

    private static int started(TestPile pile, String tag, int connectorId, String time) {
        return pile.ask(
                        "StartTransaction",
                        "{\"connectorId\":%d,\"idTag\":\"%s\",\"meterStart\":0,\"timestamp\":\"2026-03-01T%s:00Z\"}"
                                .formatted(connectorId, tag, time))
                .get("transactionId")
                .asInt();
    }

    private static String stop(int transactionId, String time) {
        return "{\"transactionId\":%d,\"meterStop\":2000,\"timestamp\":\"2026-03-01T%s:00Z\"}"
                .formatted(transactionId, time);
    }

    private static String stopWithData(int transactionId) {
        return stop(transactionId, "11:00")
                .replace(
                        "\"meterStop\"",
                        "\"transactionData\":[%s,%s,%s],\"meterStop\""
                                .formatted(
                                        entry("10:00", register("1000"), signed("BEGIN")),
                                        entry("10:30", power("7000")),
                                        entry("11:00", register("2000"), signed("END"))));
    }

    private static String meterValues(
            int connectorId, @Nullable Integer transactionId, String... entries) {
        String named = transactionId == null ? "" : "\"transactionId\":" + transactionId + ",";
        return "{\"connectorId\":%d,%s\"meterValue\":[%s]}"
                .formatted(connectorId, named, String.join(",", entries));
    }

    private static String entry(String time, String... values) {
        return "{\"timestamp\":\"2026-03-01T%s:00Z\",\"sampledValue\":[%s]}"
                .formatted(time, String.join(",", values));
    }

    private static String register(String value) {
        return "{\"value\":\"" + value + "\"}";
    }

    private static String power(String value) {
        return "{\"value\":\"" + value + "\",\"measurand\":\"Power.Active.Import\"}";
    }

    private static String signed(String value) {
        return "{\"value\":\"" + value + "\",\"format\":\"SignedData\"}";
    }
}
