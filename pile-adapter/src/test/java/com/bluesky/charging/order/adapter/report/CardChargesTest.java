package com.bluesky.charging.order.adapter.report;

import static com.bluesky.charging.order.adapter.AdapterHouse.DEVICE;
import static com.bluesky.charging.order.adapter.CardFacts.tariff;
import static com.bluesky.charging.order.adapter.Charged.failed;
import static com.bluesky.charging.order.adapter.Charged.funds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.bluesky.charging.customer.contract.PaymentMode;
import com.bluesky.charging.device.adapter.link.PileDatabase;
import com.bluesky.charging.device.adapter.link.TestPile;
import com.bluesky.charging.device.contract.DeviceAdmission;
import com.bluesky.charging.device.contract.DeviceEvent.DeviceAdmissionChanged;
import com.bluesky.charging.device.contract.UnmatchedReport.RecordUnmatched;
import com.bluesky.charging.kernel.Owner;
import com.bluesky.charging.kernel.ReportTime;
import com.bluesky.charging.order.adapter.AdapterHouse;
import com.bluesky.charging.order.adapter.CardFacts;
import com.bluesky.charging.order.adapter.Charged;
import com.bluesky.charging.order.adapter.report.StartsByCard.Begun;
import com.bluesky.charging.order.adapter.report.Transactions.Start;
import com.bluesky.charging.order.contract.CardCharge;
import com.bluesky.charging.order.contract.OrderCommand.RecordChargingStarted;
import com.bluesky.charging.order.contract.OrderCommand.RecordChargingState;
import com.bluesky.charging.order.contract.OrderCommand.RecordChargingStopped;
import com.bluesky.charging.order.contract.OrderCommand.RecordSamples;
import com.bluesky.charging.order.contract.OrderCommand.RecordStartAnswer;
import com.bluesky.charging.order.contract.OrderEvent.ChargingStopInferred;
import com.bluesky.charging.order.contract.StopReason;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What is sent when people charge with their cards, by piles that know better or worse. */
class CardChargesTest {

    private static final String TAG = "04A2B3C4D5E680";
    private static final String STARTED_AT = "2026-03-01T10:00:00Z";
    private static final Instant STARTED = Instant.parse(STARTED_AT);
    private static final Instant JANUARY = Instant.parse("2026-01-01T00:00:00Z");

    private static final PileDatabase DATABASE = PileDatabase.fresh();
    private static final AdapterHouse HOUSE = new AdapterHouse(DATABASE);

    private CardFacts facts = new CardFacts(HOUSE);

    @BeforeAll
    static void start() {
        HOUSE.start();
    }

    @BeforeEach
    void clear() {
        HOUSE.clear().withDevice();
        facts = new CardFacts(HOUSE).customer().priced(1, "0.30", JANUARY).card("card-1", TAG);
    }

    @AfterAll
    static void close() {
        HOUSE.close();
    }

    @Test
    void a_card_may_charge_in_any_case_of_letters_and_piles_may_remember_it_for_a_day() {
        try (TestPile pile = HOUSE.connect(DEVICE)) {
            JsonNode info = authorize(pile, TAG.toLowerCase(Locale.ROOT));
            assertThat(info.get("status").asString()).isEqualTo("Accepted");
            assertThat(info.get("parentIdTag").asString()).hasSize(20).isNotEqualTo(TAG);
            assertThat(Instant.parse(info.get("expiryDate").asString()))
                    .isBetween(
                            Instant.now().plus(Duration.ofHours(23)),
                            Instant.now().plus(Duration.ofHours(25)));
        }
    }

    @Test
    void a_blocked_card_is_told_so_until_it_is_unblocked_and_a_removed_one_is_unknown() {
        try (TestPile pile = HOUSE.connect(DEVICE)) {
            facts.blocked("card-1");
            JsonNode blocked = authorize(pile, TAG);
            assertThat(blocked.get("status").asString()).isEqualTo("Blocked");
            assertThat(blocked.has("parentIdTag")).isFalse();
            facts.unblocked("card-1");
            assertThat(statusOf(pile, TAG)).isEqualTo("Accepted");
            facts.removed("card-1");
            assertThat(statusOf(pile, TAG)).isEqualTo("Invalid");
        }
    }

    @Test
    void the_cards_of_a_deactivated_user_are_told_so_until_the_user_is_reactivated() {
        facts.card("card-2", "OTHERS", "op-1", "usr-2").deactivated();
        try (TestPile pile = HOUSE.connect(DEVICE)) {
            assertThat(statusOf(pile, TAG)).isEqualTo("Blocked");
            assertThat(statusOf(pile, "OTHERS")).isEqualTo("Accepted");
            facts.reactivated();
            assertThat(statusOf(pile, TAG)).isEqualTo("Accepted");
            facts.blocked("card-1");
            assertThat(statusOf(pile, TAG)).isEqualTo("Blocked");
        }
    }

    @Test
    void a_start_by_a_card_of_a_deactivated_user_is_an_order_that_is_not_permitted() {
        facts.deactivated();
        try (TestPile pile = HOUSE.connect(DEVICE)) {
            assertThat(startStatus(pile, started(TAG, 1_000, STARTED_AT))).isEqualTo("Blocked");
            assertThat(HOUSE.stored(RecordChargingStarted.class))
                    .extracting(RecordChargingStarted::card)
                    .containsExactly(charge(false, "0.30"));
        }
    }

    @Test
    void a_tag_that_another_user_registered_since_is_of_the_other_users_group() {
        try (TestPile pile = HOUSE.connect(DEVICE)) {
            String group = authorize(pile, TAG).get("parentIdTag").asString();
            facts.removed("card-1").card("card-1", TAG, "op-1", "usr-2");
            assertThat(authorize(pile, TAG).get("parentIdTag").asString()).isNotEqualTo(group);
        }
    }

    @Test
    void a_card_of_another_operator_and_one_of_nobody_are_invalid() {
        facts.card("card-2", "ELSEWHERE", "op-2", "usr-2");
        try (TestPile pile = HOUSE.connect(DEVICE)) {
            assertThat(statusOf(pile, "ELSEWHERE")).isEqualTo("Invalid");
            assertThat(statusOf(pile, "NOBODYS")).isEqualTo("Invalid");
            assertThat(startStatus(pile, started("ELSEWHERE", 1, STARTED_AT))).isEqualTo("Invalid");
            assertThat(HOUSE.awaitStored(RecordUnmatched.class).payload())
                    .doesNotContain("ELSEWHERE");
        }
    }

    @Test
    void who_has_two_vehicles_may_charge_both_with_one_card() {
        try (TestPile pile = HOUSE.connect(DEVICE)) {
            pile.ask("StartTransaction", started(TAG, 1_000, STARTED_AT));
            assertThat(statusOf(pile, TAG)).isEqualTo("Accepted");
            assertThat(startStatus(pile, onSecond(started(TAG, 5_000, STARTED_AT))))
                    .isEqualTo("Accepted");
            assertThat(HOUSE.stored(RecordChargingStarted.class))
                    .extracting(RecordChargingStarted::orderId)
                    .doesNotHaveDuplicates()
                    .hasSize(2);
        }
    }

    @Test
    void a_start_by_a_card_is_an_order_with_all_that_is_known_of_it() {
        try (TestPile pile = HOUSE.connect(DEVICE)) {
            JsonNode answer = pile.ask("StartTransaction", started(TAG, 1_000, STARTED_AT));
            assertThat(answer.get("idTagInfo").get("status").asString()).isEqualTo("Accepted");
            assertThat(answer.get("idTagInfo").get("parentIdTag"))
                    .isEqualTo(authorize(pile, TAG).get("parentIdTag"));
            RecordChargingStarted stored = HOUSE.awaitStored(RecordChargingStarted.class);
            assertThat(stored.orderId()).startsWith("ord-");
            assertThat(stored.transactionId()).isEqualTo(answer.get("transactionId").asString());
            assertThat(stored.meterStartWh()).isEqualTo(1_000);
            assertThat(stored.time().at()).isEqualTo(STARTED);
            assertThat(stored.card()).isEqualTo(charge(true, "0.30"));
            assertThat(orderOfTransaction(answer)).isEqualTo(stored.orderId());
        }
    }

    @Test
    void a_repeat_of_a_start_is_the_same_order_also_when_the_card_was_removed_since() {
        try (TestPile pile = HOUSE.connect(DEVICE)) {
            JsonNode first = pile.ask("StartTransaction", started(TAG, 1_000, STARTED_AT));
            facts.priced(2, "0.90", JANUARY).blocked("card-1");
            JsonNode blocked = pile.ask("StartTransaction", started(TAG, 1_000, STARTED_AT));
            facts.removed("card-1").card("card-1", TAG, "op-1", "usr-2");
            JsonNode removed = pile.ask("StartTransaction", started(TAG, 1_000, STARTED_AT));

            for (JsonNode repeat : new JsonNode[] {blocked, removed}) {
                assertThat(repeat.get("transactionId")).isEqualTo(first.get("transactionId"));
                JsonNode info = repeat.get("idTagInfo");
                assertThat(info.get("status").asString()).isEqualTo("Accepted");
                assertThat(info.get("parentIdTag"))
                        .isEqualTo(first.get("idTagInfo").get("parentIdTag"));
                assertThat(Instant.parse(info.get("expiryDate").asString()))
                        .isBefore(Instant.now().plus(Duration.ofHours(1)));
            }
            assertThat(HOUSE.stored(RecordChargingStarted.class))
                    .hasSize(3)
                    .extracting(RecordChargingStarted::card)
                    .containsOnly(charge(true, "0.30"));
            assertThat(HOUSE.stored(RecordChargingStarted.class))
                    .extracting(RecordChargingStarted::orderId)
                    .containsOnly(orderOfTransaction(first));
        }
    }

    @Test
    void a_start_that_could_not_be_stored_is_told_again_as_it_was_known_first() {
        try (TestPile pile = HOUSE.connect(DEVICE)) {
            HOUSE.failNext(1);
            JsonNode failed = pile.call("StartTransaction", started(TAG, 1_000, STARTED_AT));
            assertThat(failed.get(2).asString()).isEqualTo("InternalError");
            facts.removed("card-1");
            pile.ask("StartTransaction", started(TAG, 1_000, STARTED_AT));
            assertThat(HOUSE.awaitStored(RecordChargingStarted.class).card())
                    .isEqualTo(charge(true, "0.30"));
        }
    }

    @Test
    void a_start_by_a_blocked_card_is_an_order_that_is_not_permitted_for_every_repeat() {
        facts.blocked("card-1");
        try (TestPile pile = HOUSE.connect(DEVICE)) {
            assertThat(startStatus(pile, started(TAG, 1_000, STARTED_AT))).isEqualTo("Blocked");
            facts.unblocked("card-1");
            assertThat(startStatus(pile, started(TAG, 1_000, STARTED_AT))).isEqualTo("Blocked");
            assertThat(HOUSE.stored(RecordChargingStarted.class))
                    .hasSize(2)
                    .extracting(RecordChargingStarted::card)
                    .containsOnly(charge(false, "0.30"));
        }
    }

    @Test
    void a_start_by_a_card_at_a_rejected_device_is_an_order_that_is_not_permitted() {
        rejectDevice();
        try (TestPile pile = HOUSE.connect(DEVICE)) {
            assertThat(startStatus(pile, started(TAG, 1_000, STARTED_AT))).isEqualTo("Invalid");
            assertThat(startStatus(pile, started(TAG, 1_000, STARTED_AT))).isEqualTo("Invalid");
            assertThat(HOUSE.stored(RecordChargingStarted.class))
                    .hasSize(2)
                    .extracting(RecordChargingStarted::card)
                    .containsOnly(charge(false, "0.30"));
        }
    }

    @Test
    void a_charge_from_before_its_device_was_rejected_goes_on_and_its_card_is_not_remembered() {
        try (TestPile pile = HOUSE.connect(DEVICE)) {
            pile.ask("StartTransaction", started(TAG, 1_000, STARTED_AT));
            rejectDevice();
            JsonNode info =
                    pile.ask("StartTransaction", started(TAG, 1_000, STARTED_AT)).get("idTagInfo");
            assertThat(info.get("status").asString()).isEqualTo("Accepted");
            assertThat(Instant.parse(info.get("expiryDate").asString()))
                    .isBefore(Instant.now().plus(Duration.ofHours(1)));
        }
    }

    private static void rejectDevice() {
        HOUSE.handle(
                new DeviceAdmissionChanged(
                        DEVICE, "op-1", DeviceAdmission.REJECTED, Instant.now()));
    }

    @Test
    void a_tag_that_becomes_a_card_later_changes_nothing_of_the_start_that_it_made() {
        try (TestPile pile = HOUSE.connect(DEVICE)) {
            JsonNode first = pile.ask("StartTransaction", started("LATER", 1_000, STARTED_AT));
            facts.card("card-2", "LATER");
            JsonNode repeat = pile.ask("StartTransaction", started("LATER", 1_000, STARTED_AT));
            assertThat(repeat).isEqualTo(first);
            assertThat(repeat.get("idTagInfo").get("status").asString()).isEqualTo("Invalid");
            assertThat(HOUSE.stored(RecordChargingStarted.class)).isEmpty();
            assertThat(startStatus(pile, started("LATER", 2_000, STARTED_AT)))
                    .isEqualTo("Accepted");
        }
    }

    @Test
    void a_charge_from_before_a_tag_was_registered_anew_is_not_billed_to_who_has_it_now() {
        facts.removed("card-1").anew("card-1", TAG, "usr-2", STARTED);
        try (TestPile pile = HOUSE.connect(DEVICE)) {
            assertThat(startStatus(pile, started(TAG, 1_000, "2026-03-01T09:44:59Z")))
                    .isEqualTo("Invalid");
            assertThat(HOUSE.awaitStored(RecordUnmatched.class).action())
                    .isEqualTo("StartTransaction");
            assertThat(startStatus(pile, started(TAG, 2_000, "2026-03-01T09:45:00Z")))
                    .isEqualTo("Accepted");
            CardCharge card = HOUSE.awaitStored(RecordChargingStarted.class).card();
            assertThat(card)
                    .extracting(it -> it == null ? "" : it.owner().userId())
                    .isEqualTo("usr-2");
        }
    }

    @Test
    void a_charge_from_before_its_card_was_first_registered_only_shows_a_wrong_clock() {
        try (TestPile pile = HOUSE.connect(DEVICE)) {
            assertThat(startStatus(pile, started(TAG, 1_000, "2020-01-01T00:00:00Z")))
                    .isEqualTo("Accepted");
        }
    }

    @Test
    void a_start_on_a_connector_that_nobody_registered_is_kept_and_told_invalid() {
        try (TestPile pile = HOUSE.connect(DEVICE)) {
            for (int connectorId : new int[] {0, 3}) {
                String start =
                        started(TAG, 1_000, STARTED_AT)
                                .replace("\"connectorId\":1", "\"connectorId\":" + connectorId);
                assertThat(startStatus(pile, start)).isEqualTo("Invalid");
            }
            assertThat(HOUSE.stored(RecordUnmatched.class)).hasSize(2);
            assertThat(HOUSE.stored(RecordChargingStarted.class)).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2025-06-01T00:00:00Z,0.30",
        "2026-01-01T00:00:00Z,0.30",
        "2026-01-31T23:59:59Z,0.30",
        "2026-02-01T00:00:00Z,0.40",
        "2026-02-15T00:00:00Z,0.40",
        "2026-03-01T00:00:00Z,0.60"
    })
    void the_tariff_is_the_latest_not_after_the_start_else_the_earliest(String at, String price) {
        // Two on one day: the later revision holds.
        facts.priced(8, "0.60", Instant.parse("2026-03-01T00:00:00Z"))
                .priced(7, "0.50", Instant.parse("2026-03-01T00:00:00Z"))
                .priced(4, "0.40", Instant.parse("2026-02-01T00:00:00Z"));
        try (TestPile pile = HOUSE.connect(DEVICE)) {
            pile.ask("StartTransaction", started(TAG, 1_000, at));
            assertThat(HOUSE.awaitStored(RecordChargingStarted.class).card())
                    .isEqualTo(charge(true, price));
        }
    }

    @Test
    void a_charge_on_a_connector_without_a_price_has_no_tariff() {
        try (TestPile pile = HOUSE.connect(DEVICE)) {
            pile.ask("StartTransaction", onSecond(started(TAG, 1_000, STARTED_AT)));
            CardCharge card = HOUSE.awaitStored(RecordChargingStarted.class).card();
            assertThat(card).extracting(it -> it == null ? "" : it.tariff()).isNull();
        }
    }

    @Test
    void a_charge_on_a_connector_whose_price_was_taken_away_has_no_tariff() {
        facts.unpriced(9, Instant.parse("2026-02-01T00:00:00Z"));
        try (TestPile pile = HOUSE.connect(DEVICE)) {
            pile.ask("StartTransaction", started(TAG, 1_000, STARTED_AT));
            CardCharge card = HOUSE.awaitStored(RecordChargingStarted.class).card();
            assertThat(card).extracting(it -> it == null ? "" : it.tariff()).isNull();
        }
    }

    @Test
    void a_charge_in_a_currency_that_the_wallet_does_not_pay_is_refused_and_has_no_tariff() {
        HOUSE.jdbc().sql("update user_currency set currency = 'USD'").update();
        try (TestPile pile = HOUSE.connect(DEVICE)) {
            assertThat(startStatus(pile, started(TAG, 1_000, STARTED_AT))).isEqualTo("Blocked");
            CardCharge card =
                    Objects.requireNonNull(HOUSE.awaitStored(RecordChargingStarted.class).card());
            assertThat(card.permitted()).isFalse();
            assertThat(card.tariff()).isNull();
        }
    }

    @Test
    void a_customer_who_collects_the_money_is_billed_in_the_currency_of_the_connector() {
        HOUSE.jdbc().sql("update user_currency set currency = 'USD'").update();
        HOUSE.jdbc().sql("update payment_mode set mode = 'CUSTOMER'").update();
        try (TestPile pile = HOUSE.connect(DEVICE)) {
            assertThat(startStatus(pile, started(TAG, 1_000, STARTED_AT))).isEqualTo("Accepted");
            CardCharge card =
                    Objects.requireNonNull(HOUSE.awaitStored(RecordChargingStarted.class).card());
            assertThat(card.permitted()).isTrue();
            assertThat(card.tariff()).isEqualTo(tariff("0.30"));
        }
    }

    @Test
    void a_start_that_comes_before_the_news_of_its_customer_is_to_be_told_again() {
        HOUSE.jdbc().sql("truncate payment_mode").update();
        try (TestPile pile = HOUSE.connect(DEVICE)) {
            JsonNode failed = pile.call("StartTransaction", started(TAG, 1_000, STARTED_AT));
            assertThat(failed.get(2).asString()).isEqualTo("InternalError");
            HOUSE.handle(CardFacts.customer(CardFacts.CUSTOMER, PaymentMode.CUSTOMER));
            assertThat(startStatus(pile, started(TAG, 1_000, STARTED_AT))).isEqualTo("Accepted");
            CardCharge card = HOUSE.awaitStored(RecordChargingStarted.class).card();
            assertThat(card)
                    .extracting(it -> it == null ? "" : it.paymentMode())
                    .isEqualTo(PaymentMode.CUSTOMER);
        }
    }

    @Test
    void a_start_that_is_told_a_hundred_times_uses_one_number() {
        try (TestPile pile = HOUSE.connect(DEVICE)) {
            int first =
                    transactionOf(pile.ask("StartTransaction", started(TAG, 1_000, STARTED_AT)));
            for (int i = 1; i < 100; i++) {
                assertThat(
                                transactionOf(
                                        pile.ask(
                                                "StartTransaction",
                                                started(TAG, 1_000, STARTED_AT))))
                        .isEqualTo(first);
            }
            assertThat(transactionOf(pile.ask("StartTransaction", started(TAG, 2_000, STARTED_AT))))
                    .isEqualTo(first + 1);
        }
    }

    @Test
    void a_repeated_start_is_answered_although_the_terms_are_not_known_any_more() {
        try (TestPile pile = HOUSE.connect(DEVICE)) {
            JsonNode start = pile.ask("StartTransaction", started(TAG, 1_000, STARTED_AT));
            CardCharge card = HOUSE.awaitStored(RecordChargingStarted.class).card();
            HOUSE.jdbc().sql("truncate payment_mode").update();
            // Another node remembers nothing of it.
            try (AdapterHouse other = new AdapterHouse(DATABASE.ofAnotherNode(), "other").start()) {
                try (TestPile moved = other.connect(DEVICE)) {
                    JsonNode again = moved.ask("StartTransaction", started(TAG, 1_000, STARTED_AT));
                    assertThat(again.get("transactionId")).isEqualTo(start.get("transactionId"));
                    assertThat(again.get("idTagInfo").get("status").asString())
                            .isEqualTo("Accepted");
                    assertThat(other.awaitStored(RecordChargingStarted.class).card())
                            .isEqualTo(card);
                }
            }
        }
    }

    @Test
    void a_start_that_two_nodes_are_told_at_once_is_one_charge() throws Exception {
        try (AdapterHouse other = new AdapterHouse(DATABASE.ofAnotherNode(), "other").start();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            StartsByCard here = HOUSE.part(StartsByCard.class);
            StartsByCard there = other.part(StartsByCard.class);
            for (int meter = 0; meter < 20; meter++) {
                Start start = new Start(DEVICE, 1, "mac", meter, STARTED, STARTED);
                List<Future<Begun>> begun =
                        threads.invokeAll(
                                List.of(
                                        () -> here.begin(start, TAG),
                                        () -> there.begin(start, TAG)));
                assertThat(begun.get(0).get().transaction())
                        .isEqualTo(begun.get(1).get().transaction());
                assertThat(begun.get(0).get().card()).isEqualTo(begun.get(1).get().card());
                assertThat(begun).extracting(it -> it.get().justDecided()).contains(true, false);
            }
        }
        assertThat(
                        HOUSE.jdbc()
                                .sql(
                                        "select count(*) from card_charge join pile_transaction using (transaction_id, order_id)")
                                .query(Long.class)
                                .single())
                .isEqualTo(20);
    }

    private static int transactionOf(JsonNode answer) {
        return answer.get("transactionId").asInt();
    }

    @Test
    void a_card_may_be_as_long_as_a_one_time_tag() {
        String tag = "ABCDEFGHIJKLMNOPQRST";
        facts.card("card-long", tag);
        try (TestPile pile = HOUSE.connect(DEVICE)) {
            assertThat(statusOf(pile, tag)).isEqualTo("Accepted");
            assertThat(startStatus(pile, started(tag, 1_000, STARTED_AT))).isEqualTo("Accepted");
        }
    }

    @Test
    void the_users_own_card_ends_the_charge_that_the_app_started() {
        try (TestPile pile = HOUSE.connect(DEVICE)) {
            String oneTime = oneTimeTag(pile, "ord-app");
            JsonNode start = pile.ask("StartTransaction", started(oneTime, 1_000, STARTED_AT));
            assertThat(authorize(pile, TAG).get("parentIdTag"))
                    .isEqualTo(start.get("idTagInfo").get("parentIdTag"));

            JsonNode stop = pile.ask("StopTransaction", stopped(start, TAG, "Local"));
            assertThat(stop.get("idTagInfo").get("status").asString()).isEqualTo("Accepted");
            assertThat(stop.get("idTagInfo").get("parentIdTag"))
                    .isEqualTo(start.get("idTagInfo").get("parentIdTag"));
            RecordChargingStopped stored = HOUSE.awaitStored(RecordChargingStopped.class);
            assertThat(stored.orderId()).isEqualTo("ord-app");
            assertThat(stored.reason()).isEqualTo(StopReason.LOCAL);
            assertThat(HOUSE.stored(RecordChargingStarted.class)).hasSize(1);
        }
    }

    @Test
    void an_end_by_a_tag_that_is_no_card_is_acknowledged_without_a_word_about_it() {
        try (TestPile pile = HOUSE.connect(DEVICE)) {
            JsonNode start = pile.ask("StartTransaction", started(TAG, 1_000, STARTED_AT));
            assertThat(pile.ask("StopTransaction", stopped(start, "NOBODYS", "DeAuthorized")))
                    .isEmpty();
            assertThat(HOUSE.awaitStored(RecordChargingStopped.class).reason())
                    .isEqualTo(StopReason.DE_AUTHORIZED);
        }
    }

    @Test
    void what_the_pile_says_of_the_connector_is_told_to_the_charge_by_a_card() {
        try (TestPile pile = HOUSE.connect(DEVICE)) {
            JsonNode start = pile.ask("StartTransaction", started(TAG, 1_000, STARTED_AT));
            pile.ask("StatusNotification", status("SuspendedEV"));
            assertThat(HOUSE.awaitStored(RecordChargingState.class).orderId())
                    .isEqualTo(orderOfTransaction(start));

            HOUSE.handle(endOf(orderOfTransaction(start)));
            pile.ask("StatusNotification", status("Available"));
            assertThat(HOUSE.stored(RecordChargingState.class)).hasSize(1);
        }
    }

    @Test
    void a_charge_that_runs_is_told_before_one_that_was_only_asked_for() {
        try (TestPile pile = HOUSE.connect(DEVICE)) {
            oneTimeTag(pile, "ord-app");
            JsonNode start = pile.ask("StartTransaction", started(TAG, 1_000, STARTED_AT));
            pile.ask("StatusNotification", status("Charging"));
            pile.ask("StopTransaction", stopped(start, TAG, "Local"));
            pile.ask("StatusNotification", status("Preparing"));
            HOUSE.handle(failed("ord-app"));
            pile.ask("StatusNotification", status("Available"));
            assertThat(HOUSE.stored(RecordChargingState.class))
                    .extracting(RecordChargingState::orderId)
                    .containsExactly(orderOfTransaction(start), "ord-app");
        }
    }

    @Test
    void of_two_charges_that_never_ended_the_later_one_is_meant() {
        try (TestPile pile = HOUSE.connect(DEVICE)) {
            JsonNode later =
                    pile.ask("StartTransaction", started(TAG, 2_000, "2026-03-01T12:00:00Z"));
            pile.ask("StartTransaction", started(TAG, 1_000, STARTED_AT));
            pile.ask("StatusNotification", status("Charging"));
            assertThat(HOUSE.awaitStored(RecordChargingState.class).orderId())
                    .isEqualTo(orderOfTransaction(later));
        }
    }

    @Test
    void samples_that_name_no_transaction_belong_to_the_charge_by_a_card_that_ran_then() {
        try (TestPile pile = HOUSE.connect(DEVICE)) {
            JsonNode start = pile.ask("StartTransaction", started(TAG, 1_000, STARTED_AT));
            pile.ask("MeterValues", clockAligned(1, "2026-03-01T10:15:00Z", "1500"));
            pile.ask("MeterValues", clockAligned(2, "2026-03-01T10:15:00Z", "77"));
            pile.ask("MeterValues", clockAligned(0, "2026-03-01T10:15:00Z", "99"));
            RecordSamples stored = HOUSE.awaitStored(RecordSamples.class);
            assertThat(stored.orderId()).isEqualTo(orderOfTransaction(start));
            assertThat(stored.samples().getFirst().meterWh()).isEqualTo(1_500);
            assertThat(HOUSE.stored(RecordUnmatched.class)).isEmpty();
        }
    }

    @Test
    void samples_after_an_end_that_was_only_inferred_are_of_no_charge() {
        try (TestPile pile = HOUSE.connect(DEVICE)) {
            JsonNode start = pile.ask("StartTransaction", started(TAG, 1_000, STARTED_AT));
            HOUSE.handle(endOf(orderOfTransaction(start)));
            pile.ask("MeterValues", clockAligned(1, "2026-03-01T10:15:00Z", "1500"));
            assertThat(HOUSE.stored(RecordSamples.class)).isEmpty();
        }
    }

    @Test
    void samples_after_a_later_charge_are_not_of_one_whose_end_was_lost() {
        try (TestPile pile = HOUSE.connect(DEVICE)) {
            JsonNode first = pile.ask("StartTransaction", started(TAG, 1_000, STARTED_AT));
            JsonNode second =
                    pile.ask("StartTransaction", started(TAG, 2_000, "2026-03-01T12:00:00Z"));
            pile.ask(
                    "StopTransaction",
                    stopped(second, TAG, "Local")
                            .replace("2026-03-01T11:00:00Z", "2026-03-01T15:00:00Z"));
            pile.ask("MeterValues", clockAligned(1, "2026-03-01T11:00:00Z", "1500"));
            pile.ask("MeterValues", clockAligned(1, "2026-03-01T12:15:00Z", "2500"));
            pile.ask("MeterValues", clockAligned(1, "2026-03-01T15:15:00Z", "9000"));
            assertThat(HOUSE.stored(RecordSamples.class))
                    .extracting(RecordSamples::orderId)
                    .containsExactly(orderOfTransaction(first), orderOfTransaction(second));
        }
    }

    /** What an offline queue tells, hours later, in one burst. */
    private record Replay(
            RecordChargingStarted start, RecordSamples samples, RecordChargingStopped stop) {

        static Replay of(TestPile pile, Instant start) {
            JsonNode started = pile.ask("StartTransaction", started(TAG, 1_000, start.toString()));
            pile.ask("MeterValues", clockAligned(1, start.plusSeconds(900).toString(), "1500"));
            pile.ask(
                    "StopTransaction",
                    stopped(started, TAG, "Local")
                            .replace("2026-03-01T11:00:00Z", start.plusSeconds(3_600).toString()));
            return new Replay(
                    HOUSE.awaitStored(RecordChargingStarted.class),
                    HOUSE.awaitStored(RecordSamples.class),
                    HOUSE.awaitStored(RecordChargingStopped.class));
        }
    }

    @Test
    void a_charge_that_was_over_before_it_was_told_keeps_its_own_times() {
        try (TestPile pile = HOUSE.connect(DEVICE)) {
            Replay told = Replay.of(pile, STARTED);
            assertThat(told.start().card()).isEqualTo(charge(true, "0.30"));
            assertThat(told.start().time().at()).isEqualTo(STARTED);
            assertThat(told.start().time().receivedAt()).isAfter(STARTED.plusSeconds(3_600));
            assertThat(told.samples().orderId()).isEqualTo(told.start().orderId());
            assertThat(told.samples().samples().getFirst().time().at())
                    .isEqualTo(STARTED.plusSeconds(900));
            assertThat(told.stop().orderId()).isEqualTo(told.start().orderId());
            assertThat(told.stop().time().at()).isEqualTo(STARTED.plusSeconds(3_600));
            // Whatever comes after is of no charge.
            pile.ask("StatusNotification", status("Available"));
            assertThat(HOUSE.stored(RecordChargingState.class)).isEmpty();
        }
    }

    @Test
    void a_pile_whose_clock_is_days_behind_is_believed_and_its_readings_find_their_charge() {
        try (TestPile pile = HOUSE.connect(DEVICE)) {
            Instant daysAgo =
                    Instant.now().minus(Duration.ofDays(9)).truncatedTo(ChronoUnit.SECONDS);
            Replay told = Replay.of(pile, daysAgo);
            assertThat(told.start().time().source()).isEqualTo(ReportTime.Source.PILE);
            assertThat(told.start().time().at()).isEqualTo(daysAgo);
            assertThat(told.samples().orderId()).isEqualTo(told.start().orderId());
        }
    }

    @Test
    void a_pile_whose_clock_has_never_been_set_charges_at_the_earliest_tariff() {
        facts.priced(9, "0.90", STARTED);
        try (TestPile pile = HOUSE.connect(DEVICE)) {
            Replay told = Replay.of(pile, Instant.EPOCH);
            assertThat(told.start().card()).isEqualTo(charge(true, "0.30"));
            assertThat(told.stop().time().at()).isEqualTo(Instant.EPOCH.plusSeconds(3_600));
        }
    }

    @Test
    void a_pile_whose_clock_is_days_ahead_is_taken_at_the_time_of_receipt() {
        try (TestPile pile = HOUSE.connect(DEVICE)) {
            Instant inDays = Instant.now().plus(Duration.ofDays(9)).truncatedTo(ChronoUnit.SECONDS);
            Replay told = Replay.of(pile, inDays);
            assertThat(told.start().time().source()).isEqualTo(ReportTime.Source.RECEIPT);
            assertThat(told.start().time().reportedAt()).isEqualTo(inDays);
            assertThat(told.samples().orderId()).isEqualTo(told.start().orderId());
            assertThat(told.samples().samples().getFirst().time().at())
                    .isAfterOrEqualTo(told.start().time().at())
                    .isBefore(Instant.now().plusSeconds(60));
            assertThat(told.stop().time().at())
                    .isAfterOrEqualTo(told.samples().samples().getFirst().time().at());
        }
    }

    private static CardCharge charge(boolean permitted, String price) {
        return new CardCharge(
                new Owner("op-1", CardFacts.CUSTOMER, CardFacts.USER),
                "card-1",
                permitted,
                DEVICE,
                1,
                PaymentMode.WALLET,
                "site-1",
                "Europe/Berlin",
                tariff(price));
    }

    private static String orderOfTransaction(JsonNode startAnswer) {
        return HOUSE.jdbc()
                .sql("select order_id from pile_transaction where transaction_id = :id")
                .param("id", startAnswer.get("transactionId").asInt())
                .query(String.class)
                .single();
    }

    private static ChargingStopInferred endOf(String orderId) {
        return new ChargingStopInferred(
                orderId,
                new Owner("op-1", CardFacts.CUSTOMER, CardFacts.USER),
                DEVICE,
                1,
                "1",
                2_000,
                1_000,
                StopReason.UNSEEN,
                PaymentMode.WALLET,
                Charged.now());
    }

    /** Lets an order of the same user start and returns the tag that the pile was given. */
    private static String oneTimeTag(TestPile pile, String orderId) {
        HOUSE.handle(funds(orderId));
        JsonNode call = pile.next();
        pile.answer(call, "{\"status\":\"Accepted\"}");
        await().until(() -> !HOUSE.stored(RecordStartAnswer.class).isEmpty());
        return call.get(3).get("idTag").asString();
    }

    private static String startStatus(TestPile pile, String start) {
        return pile.ask("StartTransaction", start).get("idTagInfo").get("status").asString();
    }

    private static String statusOf(TestPile pile, String tag) {
        return authorize(pile, tag).get("status").asString();
    }

    private static JsonNode authorize(TestPile pile, String tag) {
        return pile.ask("Authorize", "{\"idTag\":\"" + tag + "\"}").get("idTagInfo");
    }

    private static String status(String status) {
        return "{\"connectorId\":1,\"errorCode\":\"NoError\",\"status\":\"%s\"}".formatted(status);
    }

    private static String started(String tag, long meterStart, String timestamp) {
        return "{\"connectorId\":1,\"idTag\":\"%s\",\"meterStart\":%d,\"timestamp\":\"%s\"}"
                .formatted(tag, meterStart, timestamp);
    }

    private static String onSecond(String start) {
        return start.replace("\"connectorId\":1", "\"connectorId\":2");
    }

    private static String stopped(JsonNode startAnswer, String tag, String reason) {
        return "{\"transactionId\":%d,\"idTag\":\"%s\",\"meterStop\":2000,\"timestamp\":\"2026-03-01T11:00:00Z\",\"reason\":\"%s\"}"
                .formatted(startAnswer.get("transactionId").asInt(), tag, reason);
    }

    private static String clockAligned(int connectorId, String timestamp, String value) {
        return "{\"connectorId\":%d,\"meterValue\":[{\"timestamp\":\"%s\",\"sampledValue\":[{\"value\":\"%s\",\"context\":\"Sample.Clock\"}]}]}"
                .formatted(connectorId, timestamp, value);
    }
}
