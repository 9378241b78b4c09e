package com.bluesky.charging.order.adapter.report;

import static com.bluesky.charging.order.adapter.AdapterHouse.DEVICE;
import static com.bluesky.charging.order.adapter.Charged.failed;
import static com.bluesky.charging.order.adapter.Charged.funds;
import static com.bluesky.charging.order.adapter.Charged.stopInferred;
import static org.assertj.core.api.Assertions.assertThat;

import com.bluesky.charging.device.adapter.link.PileDatabase;
import com.bluesky.charging.device.adapter.link.TestPile;
import com.bluesky.charging.device.contract.ConnectorCommand;
import com.bluesky.charging.device.contract.ConnectorCommand.RecordConnectorStatus;
import com.bluesky.charging.device.contract.ConnectorStatus;
import com.bluesky.charging.device.contract.DeviceCommand.RecordBoot;
import com.bluesky.charging.device.contract.DeviceCommand.RecordDeviceStatus;
import com.bluesky.charging.device.contract.UnmatchedReport.RecordUnmatched;
import com.bluesky.charging.kernel.Provenance;
import com.bluesky.charging.order.adapter.AdapterHouse;
import com.bluesky.charging.order.contract.ChargingState;
import com.bluesky.charging.order.contract.FindOrderOfTransaction;
import com.bluesky.charging.order.contract.OrderCommand.RecordChargingStarted;
import com.bluesky.charging.order.contract.OrderCommand.RecordChargingState;
import com.bluesky.charging.order.contract.OrderCommand.RecordChargingStopped;
import com.bluesky.charging.order.contract.OrderCommand.RecordSamples;
import com.bluesky.charging.order.contract.OrderCommand.RecordStartAnswer;
import com.bluesky.charging.order.contract.OrderOfTransaction;
import com.bluesky.charging.order.contract.StopReason;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ReportsTest {

    private static final String STARTED_AT = "2026-03-01T10:00:00Z";

    private static final AdapterHouse HOUSE = new AdapterHouse(PileDatabase.fresh());

    @BeforeAll
    static void start() {
        HOUSE.start();
    }

    @BeforeEach
    void clear() {
        HOUSE.clear().withDevice();
    }

    @AfterAll
    static void close() {
        HOUSE.close();
    }

    @Test
    void a_boot_is_recorded_and_accepted() {
        try (TestPile pile = HOUSE.connect(DEVICE)) {
            JsonNode answer =
                    pile.ask(
                            "BootNotification",
                            """
                            {"chargePointVendor":"V","chargePointModel":"M","chargeBoxSerialNumber":"S","firmwareVersion":"1.2"}
                            """);
            assertThat(answer.get("status").asString()).isEqualTo("Accepted");
            assertThat(answer.get("interval").asInt()).isPositive();
            assertThat(Instant.parse(answer.get("currentTime").asString())).isNotNull();
            RecordBoot boot = HOUSE.awaitStored(RecordBoot.class);
            assertThat(boot.vendor()).isEqualTo("V");
            assertThat(boot.serialNumber()).isEqualTo("S");
            assertThat(boot.time().reportedAt()).isNull();
            assertThat(HOUSE.lastMetaData().get(Provenance.ACTOR_KIND)).isEqualTo("pile");
            assertThat(HOUSE.lastMetaData().get(Provenance.ACTOR_ID)).isEqualTo(DEVICE);
        }
    }

    @Test
    void a_heartbeat_is_answered_by_the_time_and_leaves_nothing() {
        try (TestPile pile = HOUSE.connect(DEVICE)) {
            assertThat(Instant.parse(pile.ask("Heartbeat", "{}").get("currentTime").asString()))
                    .isBetween(
                            Instant.now().minus(Duration.ofMinutes(1)),
                            Instant.now().plus(Duration.ofMinutes(1)));
        }
    }

    @Test
    void the_status_of_a_connector_and_of_the_device_are_told_apart() {
        try (TestPile pile = HOUSE.connect(DEVICE)) {
            pile.ask("StatusNotification", status(2, "SuspendedEVSE"));
            RecordConnectorStatus connector = HOUSE.awaitStored(RecordConnectorStatus.class);
            assertThat(connector.connectorKey()).isEqualTo(ConnectorCommand.keyOf(DEVICE, 2));
            assertThat(connector.status()).isEqualTo(ConnectorStatus.SUSPENDED_EVSE);
            assertThat(connector.time().reportedAt()).isEqualTo(Instant.parse(STARTED_AT));

            pile.ask("StatusNotification", status(0, "Unavailable"));
            assertThat(HOUSE.awaitStored(RecordDeviceStatus.class).status())
                    .isEqualTo(ConnectorStatus.UNAVAILABLE);
            assertThat(HOUSE.stored(RecordChargingState.class)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {3, -1, 2_000_000_000})
    void the_status_of_a_connector_that_nobody_registered_is_kept(int connectorId) {
        try (TestPile pile = HOUSE.connect(DEVICE)) {
            pile.ask("StatusNotification", status(connectorId, "Available"));
            RecordUnmatched kept = HOUSE.awaitStored(RecordUnmatched.class);
            assertThat(kept.operatorId()).isEqualTo("op-1");
            assertThat(kept.action()).isEqualTo("StatusNotification");
            assertThat(HOUSE.stored(RecordConnectorStatus.class)).isEmpty();
        }
    }

    @Test
    void the_order_on_a_connector_is_told_what_the_pile_says_of_it() {
        try (TestPile pile = HOUSE.connect(DEVICE)) {
            tagOf(pile, "ord-1");
            pile.ask("StatusNotification", status(1, "Preparing"));
            RecordChargingState told = HOUSE.awaitStored(RecordChargingState.class);
            assertThat(told.orderId()).isEqualTo("ord-1");
            assertThat(told.state()).isEqualTo(ChargingState.PREPARING);

            pile.ask("StatusNotification", status(1, "Faulted"));
            HOUSE.handle(failed("ord-1"));
            pile.ask("StatusNotification", status(1, "Available"));
            assertThat(HOUSE.stored(RecordChargingState.class)).hasSize(1);
        }
    }

    @Test
    void what_runs_on_a_connector_is_found_without_all_that_ran_there_before() {
        HOUSE.jdbc()
                .sql(
                        """
                        insert into pile_transaction (device_id, connector_id, tag_mac, meter_start_wh, started_at, began_at, stopped_at)
                        select 'dev-1', 1, 'mac', each, now(), now(), now() from generate_series(1, 5000) as each
                        """)
                .update();
        HOUSE.jdbc().sql("analyze pile_transaction").update();
        assertThat(
                        HOUSE.jdbc()
                                .sql(
                                        """
                                        explain select order_id from pile_transaction
                                        where device_id = 'dev-1' and connector_id = 1 and stopped_at is null
                                        """)
                                .query(String.class)
                                .list())
                .anyMatch(step -> step.contains("transaction_running"));
    }

    @Test
    void a_one_time_tag_is_good_for_its_device_in_any_case_of_letters() {
        try (TestPile pile = HOUSE.connect(DEVICE);
                TestPile other = HOUSE.connect("dev-2")) {
            String tag = tagOf(pile, "ord-1");
            JsonNode info = authorize(pile, tag.toLowerCase(Locale.ROOT));
            assertThat(info.get("status").asString()).isEqualTo("Accepted");
            assertThat(Instant.parse(info.get("expiryDate").asString())).isAfter(Instant.now());
            assertThat(info.get("parentIdTag").asString()).hasSize(20);
            assertThat(authorize(other, tag).get("status").asString()).isEqualTo("Invalid");
            assertThat(authorize(pile, "UNKNOWN").get("status").asString()).isEqualTo("Invalid");

            HOUSE.jdbc().sql("update charge set expires_at = now() - interval '1 s'").update();
            assertThat(authorize(pile, tag).get("status").asString()).isEqualTo("Expired");
        }
    }

    @Test
    void a_start_gets_a_number_that_is_the_same_for_every_repeat() {
        try (TestPile pile = HOUSE.connect(DEVICE)) {
            String tag = tagOf(pile, "ord-1");
            JsonNode answer = pile.ask("StartTransaction", started(tag, 1_000, STARTED_AT));
            int transactionId = answer.get("transactionId").asInt();
            assertThat(transactionId).isPositive();
            assertThat(answer.get("idTagInfo").get("status").asString()).isEqualTo("Accepted");
            RecordChargingStarted stored = HOUSE.awaitStored(RecordChargingStarted.class);
            assertThat(stored.orderId()).isEqualTo("ord-1");
            assertThat(stored.transactionId()).isEqualTo("" + transactionId);
            assertThat(stored.meterStartWh()).isEqualTo(1_000);
            assertThat(stored.time().at()).isEqualTo(Instant.parse(STARTED_AT));

            assertThat(
                            pile.ask(
                                            "StartTransaction",
                                            started(
                                                    tag.toLowerCase(Locale.ROOT),
                                                    1_000,
                                                    STARTED_AT))
                                    .get("transactionId")
                                    .asInt())
                    .isEqualTo(transactionId);
            assertThat(
                            pile.ask(
                                            "StartTransaction",
                                            started(tag, 1_000, "2026-03-01T10:00:01Z"))
                                    .get("transactionId")
                                    .asInt())
                    .isNotEqualTo(transactionId);
        }
    }

    @Test
    void whose_a_transaction_is_is_known_of_its_device_only() {
        try (TestPile pile = HOUSE.connect(DEVICE)) {
            int own = transactionOf(pile, tagOf(pile, "ord-1"));
            int nobodys = transactionOf(pile, "UNKNOWN");
            TransactionQueries queries = HOUSE.part(TransactionQueries.class);

            assertThat(queries.find(new FindOrderOfTransaction(DEVICE, own)))
                    .contains(new OrderOfTransaction("ord-1"));
            assertThat(queries.find(new FindOrderOfTransaction(DEVICE, nobodys))).isEmpty();
            assertThat(queries.find(new FindOrderOfTransaction("dev-2", own))).isEmpty();
        }
    }

    private static int transactionOf(TestPile pile, String tag) {
        return pile.ask("StartTransaction", started(tag, 1_000, STARTED_AT))
                .get("transactionId")
                .asInt();
    }

    @Test
    void a_second_charge_by_the_tag_of_an_order_is_told_to_the_order_and_refused() {
        try (TestPile pile = HOUSE.connect(DEVICE)) {
            String tag = tagOf(pile, "ord-1");
            int first =
                    pile.ask("StartTransaction", started(tag, 1_000, STARTED_AT))
                            .get("transactionId")
                            .asInt();
            assertThat(startStatus(pile, started(tag, 1_100, "2026-03-01T10:10:00Z")))
                    .isEqualTo("ConcurrentTx");
            assertThat(startStatus(pile, started(tag, 1_000, STARTED_AT))).isEqualTo("Accepted");
            pile.ask("StopTransaction", stopped(first));
            assertThat(startStatus(pile, started(tag, 2_000, "2026-03-01T11:10:00Z")))
                    .isEqualTo("ConcurrentTx");
            HOUSE.jdbc().sql("update pile_transaction set stopped_at = now()").update();
            assertThat(startStatus(pile, started(tag, 2_100, "2026-03-01T11:20:00Z")))
                    .isEqualTo("Invalid");
            HOUSE.jdbc().sql("update pile_transaction set stopped_at = null").update();
            HOUSE.handle(failed("ord-1"));
            assertThat(startStatus(pile, started(tag, 2_200, "2026-03-01T11:30:00Z")))
                    .isEqualTo("Invalid");
            assertThat(HOUSE.stored(RecordChargingStarted.class))
                    .hasSize(6)
                    .extracting(RecordChargingStarted::orderId)
                    .containsOnly("ord-1");
        }
    }

    @Test
    void the_tag_of_a_charge_stays_good_to_end_it_and_is_invalid_after_that() {
        try (TestPile pile = HOUSE.connect(DEVICE)) {
            String tag = tagOf(pile, "ord-1");
            int transactionId =
                    pile.ask("StartTransaction", started(tag, 1_000, STARTED_AT))
                            .get("transactionId")
                            .asInt();
            HOUSE.jdbc().sql("update charge set expires_at = now() - interval '1 h'").update();
            JsonNode running = authorize(pile, tag);
            assertThat(running.get("status").asString()).isEqualTo("Accepted");
            assertThat(Instant.parse(running.get("expiryDate").asString())).isAfter(Instant.now());

            pile.ask("StopTransaction", stopped(transactionId));
            assertThat(authorize(pile, tag).get("status").asString()).isEqualTo("Invalid");
        }
    }

    @Test
    void the_tag_of_an_order_that_was_given_up_is_invalid() {
        try (TestPile pile = HOUSE.connect(DEVICE)) {
            String tag = tagOf(pile, "ord-1");
            HOUSE.handle(failed("ord-1"));
            assertThat(authorize(pile, tag).get("status").asString()).isEqualTo("Invalid");
        }
    }

    @Test
    void a_start_on_a_connector_that_the_tag_is_not_for_is_kept_and_told_invalid() {
        try (TestPile pile = HOUSE.connect(DEVICE)) {
            String tag = tagOf(pile, "ord-1");
            JsonNode answer =
                    pile.ask(
                            "StartTransaction",
                            started(tag, 1_000, STARTED_AT)
                                    .replace("\"connectorId\":1", "\"connectorId\":2"));
            assertThat(answer.get("transactionId").asInt()).isPositive();
            assertThat(answer.get("idTagInfo").get("status").asString()).isEqualTo("Invalid");
            assertThat(HOUSE.awaitStored(RecordUnmatched.class).action())
                    .isEqualTo("StartTransaction");
            assertThat(HOUSE.stored(RecordChargingStarted.class)).isEmpty();
            assertThat(startStatus(pile, started(tag, 1_000, STARTED_AT))).isEqualTo("Accepted");
        }
    }

    @Test
    void a_late_start_by_an_expired_tag_is_still_its_orders() {
        try (TestPile pile = HOUSE.connect(DEVICE)) {
            String tag = tagOf(pile, "ord-1");
            HOUSE.handle(failed("ord-1"));
            HOUSE.jdbc().sql("update charge set expires_at = now() - interval '1 h'").update();
            pile.ask("StartTransaction", started(tag, 1_000, STARTED_AT));
            assertThat(HOUSE.awaitStored(RecordChargingStarted.class).orderId()).isEqualTo("ord-1");
        }
    }

    @Test
    void a_start_that_is_told_late_does_not_hear_that_its_tag_has_expired() {
        try (TestPile pile = HOUSE.connect(DEVICE)) {
            String tag = tagOf(pile, "ord-1");
            HOUSE.jdbc().sql("update charge set expires_at = now() - interval '1 h'").update();
            JsonNode info =
                    pile.ask("StartTransaction", started(tag, 1_000, STARTED_AT)).get("idTagInfo");
            assertThat(info.get("status").asString()).isEqualTo("Accepted");
            assertThat(Instant.parse(info.get("expiryDate").asString())).isAfter(Instant.now());
        }
    }

    @Test
    void a_start_by_a_tag_that_is_none_of_ours_is_numbered_kept_and_told_invalid() {
        try (TestPile pile = HOUSE.connect(DEVICE)) {
            JsonNode answer = pile.ask("StartTransaction", started("SECRETTAG", 5, STARTED_AT));
            assertThat(answer.get("transactionId").asInt()).isPositive();
            assertThat(answer.get("idTagInfo").get("status").asString()).isEqualTo("Invalid");
            RecordUnmatched kept = HOUSE.awaitStored(RecordUnmatched.class);
            assertThat(kept.payload()).doesNotContain("SECRETTAG").contains("meterStart");

            pile.ask("StartTransaction", started("SECRETTAG", 5, STARTED_AT));
            assertThat(HOUSE.stored(RecordUnmatched.class))
                    .extracting(RecordUnmatched::reportId)
                    .hasSize(2)
                    .containsOnly(kept.reportId());
        }
    }

    @Test
    void samples_and_the_end_of_a_transaction_are_its_orders() {
        try (TestPile pile = HOUSE.connect(DEVICE)) {
            int transactionId = startedCharge(pile, "ord-1");
            pile.ask("MeterValues", meterValues(transactionId, "2026-03-01T10:05:00Z", "1500"));
            RecordSamples samples = HOUSE.awaitStored(RecordSamples.class);
            assertThat(samples.orderId()).isEqualTo("ord-1");
            assertThat(samples.transactionId()).isEqualTo("" + transactionId);
            assertThat(samples.samples().getFirst().meterWh()).isEqualTo(1_500);

            pile.ask(
                    "StopTransaction",
                    """
                    {"transactionId":%d,"meterStop":2000,"timestamp":"2026-03-01T11:00:00Z","reason":"EVDisconnected",
                     "transactionData":[{"timestamp":"2026-03-01T11:00:00Z","sampledValue":[{"value":"2.0","unit":"kWh"}]}]}
                    """
                            .formatted(transactionId));
            RecordChargingStopped stopped = HOUSE.awaitStored(RecordChargingStopped.class);
            assertThat(stopped.orderId()).isEqualTo("ord-1");
            assertThat(stopped.meterStopWh()).isEqualTo(2_000);
            assertThat(stopped.reason()).isEqualTo(StopReason.EV_DISCONNECTED);
            assertThat(stopped.samples().getFirst().meterWh()).isEqualTo(2_000);
        }
    }

    @Test
    void an_end_without_a_reason_is_local() {
        try (TestPile pile = HOUSE.connect(DEVICE)) {
            pile.ask("StopTransaction", stopped(startedCharge(pile, "ord-1")));
            assertThat(HOUSE.awaitStored(RecordChargingStopped.class).reason())
                    .isEqualTo(StopReason.LOCAL);
        }
    }

    @Test
    void samples_without_a_transaction_belong_to_the_charge_that_ran_at_their_time() {
        try (TestPile pile = HOUSE.connect(DEVICE)) {
            int transactionId = startedCharge(pile, "ord-1");
            pile.ask("MeterValues", meterValues("2026-03-01T10:05:00Z"));
            RecordSamples samples = HOUSE.awaitStored(RecordSamples.class);
            assertThat(samples.orderId()).isEqualTo("ord-1");
            assertThat(samples.transactionId()).isNull();
            pile.ask("MeterValues", meterValues("2026-03-01T09:59:59Z"));
            pile.ask("StopTransaction", stopped(transactionId));
            pile.ask("MeterValues", meterValues("2026-03-01T12:00:00Z"));
            assertThat(HOUSE.stored(RecordSamples.class)).hasSize(1);
            assertThat(HOUSE.stored(RecordUnmatched.class)).isEmpty();
        }
    }

    @Test
    void samples_without_a_transaction_are_of_no_charge_whose_end_was_inferred() {
        try (TestPile pile = HOUSE.connect(DEVICE)) {
            startedCharge(pile, "ord-1");
            HOUSE.handle(stopInferred("ord-1"));
            pile.ask("MeterValues", meterValues("2026-03-01T10:05:00Z"));
            assertThat(HOUSE.stored(RecordSamples.class)).isEmpty();
            assertThat(HOUSE.stored(RecordUnmatched.class)).isEmpty();
        }
    }

    @Test
    void samples_while_another_charge_of_an_order_runs_are_told_to_be_of_that_one() {
        try (TestPile pile = HOUSE.connect(DEVICE)) {
            String tag = tagOf(pile, "ord-1");
            pile.ask("StartTransaction", started(tag, 1_000, STARTED_AT));
            JsonNode other =
                    pile.ask("StartTransaction", started(tag, 1_100, "2026-03-01T10:10:00Z"));
            pile.ask("MeterValues", meterValues("2026-03-01T10:15:00Z"));
            assertThat(HOUSE.awaitStored(RecordSamples.class).transactionId())
                    .isEqualTo(other.get("transactionId").asString());
        }
    }

    @Test
    void samples_of_a_pile_whose_clock_is_fast_find_their_charge() {
        try (TestPile pile = HOUSE.connect(DEVICE)) {
            String fast = Instant.now().plus(Duration.ofHours(2)).toString();
            String tag = tagOf(pile, "ord-1");
            JsonNode start = pile.ask("StartTransaction", started(tag, 1_000, fast));
            pile.ask("MeterValues", meterValues(fast));
            assertThat(HOUSE.awaitStored(RecordSamples.class).orderId()).isEqualTo("ord-1");
            assertThat(pile.ask("StartTransaction", started(tag, 1_000, fast))).isEqualTo(start);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, 4711, 9_007_199_254_740_991L})
    void reports_of_unknown_transactions_are_kept_and_acknowledged(long transactionId) {
        try (TestPile pile = HOUSE.connect(DEVICE)) {
            pile.ask("MeterValues", meterValues(transactionId, STARTED_AT, "1"));
            pile.ask("StopTransaction", stopped(transactionId));
            assertThat(HOUSE.stored(RecordUnmatched.class))
                    .extracting(RecordUnmatched::action)
                    .containsExactly("MeterValues", "StopTransaction");
        }
    }

    @Test
    void another_devices_transaction_is_unknown() {
        try (TestPile pile = HOUSE.connect(DEVICE);
                TestPile other = HOUSE.connect("dev-2")) {
            int transactionId = startedCharge(pile, "ord-1");
            HOUSE.jdbc().sql("insert into known_device values ('dev-2', 'op-2')").update();
            other.ask("StopTransaction", stopped(transactionId));
            assertThat(HOUSE.awaitStored(RecordUnmatched.class).operatorId()).isEqualTo("op-2");
            assertThat(HOUSE.stored(RecordChargingStopped.class)).isEmpty();
        }
    }

    @Test
    void what_could_not_be_stored_is_an_internal_error_and_its_repeat_succeeds() {
        try (TestPile pile = HOUSE.connect(DEVICE)) {
            String tag = tagOf(pile, "ord-1");
            HOUSE.failNext(1);
            JsonNode failed = pile.call("StartTransaction", started(tag, 1_000, STARTED_AT));
            assertThat(failed.get(0).asInt()).isEqualTo(4);
            assertThat(failed.get(2).asString()).isEqualTo("InternalError");
            pile.ask("StartTransaction", started(tag, 1_000, STARTED_AT));
            assertThat(HOUSE.stored(RecordChargingStarted.class)).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"not a time", "2026-13-01T00:00:00Z"})
    void a_start_at_no_time_is_a_property_violation(String timestamp) {
        try (TestPile pile = HOUSE.connect(DEVICE)) {
            JsonNode answer = pile.call("StartTransaction", started("TAG", 1, timestamp));
            assertThat(answer.get(2).asString()).isEqualTo("PropertyConstraintViolation");
        }
    }

    /** Lets an order start and returns the tag that the pile was given. */
    private String tagOf(TestPile pile, String orderId) {
        HOUSE.handle(funds(orderId));
        JsonNode call = pile.next();
        pile.answer(call, "{\"status\":\"Accepted\"}");
        HOUSE.awaitStored(RecordStartAnswer.class);
        return call.get(3).get("idTag").asString();
    }

    private int startedCharge(TestPile pile, String orderId) {
        return pile.ask("StartTransaction", started(tagOf(pile, orderId), 1_000, STARTED_AT))
                .get("transactionId")
                .asInt();
    }

    private static String startStatus(TestPile pile, String start) {
        return pile.ask("StartTransaction", start).get("idTagInfo").get("status").asString();
    }

    private static JsonNode authorize(TestPile pile, String tag) {
        return pile.ask("Authorize", "{\"idTag\":\"" + tag + "\"}").get("idTagInfo");
    }

    private static String status(int connectorId, String status) {
        return "{\"connectorId\":%d,\"errorCode\":\"NoError\",\"status\":\"%s\",\"timestamp\":\"%s\"}"
                .formatted(connectorId, status, STARTED_AT);
    }

    private static String started(String tag, long meterStart, String timestamp) {
        return "{\"connectorId\":1,\"idTag\":\"%s\",\"meterStart\":%d,\"timestamp\":\"%s\"}"
                .formatted(tag, meterStart, timestamp);
    }

    private static String stopped(long transactionId) {
        return "{\"transactionId\":%d,\"meterStop\":2000,\"timestamp\":\"2026-03-01T11:00:00Z\"}"
                .formatted(transactionId);
    }

    private static String meterValues(long transactionId, String timestamp, String value) {
        return "{\"connectorId\":1,\"transactionId\":%d,\"meterValue\":[{\"timestamp\":\"%s\",\"sampledValue\":[{\"value\":\"%s\"}]}]}"
                .formatted(transactionId, timestamp, value);
    }

    private static String meterValues(String timestamp) {
        return "{\"connectorId\":1,\"meterValue\":[{\"timestamp\":\"%s\",\"sampledValue\":[{\"value\":\"1500\"}]}]}"
                .formatted(timestamp);
    }
}
