package com.bluesky.charging.order.query;

import static com.bluesky.charging.kernel.query.Facts.minute;
import static com.bluesky.charging.kernel.query.Facts.reported;
import static com.bluesky.charging.kernel.query.OrderFacts.power;
import static com.bluesky.charging.kernel.query.OrderFacts.sample;
import static com.bluesky.charging.kernel.query.OrderFacts.tariff;
import static org.assertj.core.api.Assertions.assertThat;

import com.bluesky.charging.customer.contract.PaymentMode;
import com.bluesky.charging.kernel.Owner;
import com.bluesky.charging.kernel.Tenant;
import com.bluesky.charging.kernel.query.EventLog;
import com.bluesky.charging.kernel.query.Facts;
import com.bluesky.charging.kernel.query.OrderFacts;
import com.bluesky.charging.kernel.query.ReadModel;
import com.bluesky.charging.order.contract.BeganBy;
import com.bluesky.charging.order.contract.Bill;
import com.bluesky.charging.order.contract.BillList;
import com.bluesky.charging.order.contract.ChargingLimits;
import com.bluesky.charging.order.contract.DoubtReason;
import com.bluesky.charging.order.contract.FindBill;
import com.bluesky.charging.order.contract.FindOrder;
import com.bluesky.charging.order.contract.ListBills;
import com.bluesky.charging.order.contract.OrderEvent.ChargingEndDismissed;
import com.bluesky.charging.order.contract.OrderEvent.ChargingEndSuspected;
import com.bluesky.charging.order.contract.OrderEvent.ChargingPrepared;
import com.bluesky.charging.order.contract.OrderEvent.ChargingResumed;
import com.bluesky.charging.order.contract.OrderEvent.ChargingStartDoubted;
import com.bluesky.charging.order.contract.OrderEvent.ChargingStopDoubted;
import com.bluesky.charging.order.contract.OrderEvent.ChargingSuspended;
import com.bluesky.charging.order.contract.OrderEvent.PowerDoubted;
import com.bluesky.charging.order.contract.OrderEvent.SamplesDoubted;
import com.bluesky.charging.order.contract.OrderEvent.SignedReadingKept;
import com.bluesky.charging.order.contract.OrderEvent.StartOutcomeUnknown;
import com.bluesky.charging.order.contract.OrderEvent.StopAnswered;
import com.bluesky.charging.order.contract.OrderStatus;
import com.bluesky.charging.order.contract.OrderView;
import com.bluesky.charging.order.contract.StopOutcome;
import com.bluesky.charging.order.contract.StopReason;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OrderReadModelTest {

    private static final Tenant OWN = new Tenant("op-1", "cust-1");
    private static final Owner OWNER = Facts.owner("op-1", "cust-1", "user-1");
    private static final String ORDER = "ord-1";

    private final ReadModel model = ReadModel.empty();
    private final OrderFacts order = OrderFacts.of(OWNER, ORDER, "dev-1");
    private final EventLog log = new EventLog();

    @Test
    void a_requested_order_is_shown_as_it_was_requested() {
        assertThat(after(order.requested(minute(0))))
                .isEqualTo(
                        new OrderView(
                                ORDER,
                                "op-1",
                                "cust-1",
                                "user-1",
                                null,
                                "dev-1",
                                1,
                                OrderStatus.REQUESTED,
                                BeganBy.REQUEST,
                                null,
                                PaymentMode.WALLET,
                                new ChargingLimits(20_000L, null, 7_200L),
                                null,
                                null,
                                null,
                                0,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                minute(0),
                                null,
                                null,
                                false,
                                null,
                                EventLog.BEGINNING,
                                0));
    }

    @Test
    void an_order_that_everything_was_granted_shows_tariff_and_hold_and_is_still_requested() {
        OrderView view =
                after(
                        order.requested(minute(0)),
                        order.connectorConfirmed(tariff()),
                        order.fundsConfirmed());

        assertThat(view.status()).isEqualTo(OrderStatus.REQUESTED);
        assertThat(view.siteId()).isEqualTo("site-1");
        assertThat(view.tariff()).isEqualTo(tariff());
        assertThat(view.currency()).isEqualTo("CNY");
        assertThat(view.heldMinor()).isEqualTo(5_000);
    }

    @Test
    void a_settled_order_shows_its_bill() {
        order.charged(log, minute(0));
        model.project(log);

        OrderView view = find().orElseThrow();
        assertThat(view.status()).isEqualTo(OrderStatus.SETTLED);
        assertThat(view.energyWh()).isEqualTo(7_000);
        assertThat(view.costMinor()).isEqualTo(840);
        assertThat(view.billId()).isEqualTo("bill-ord-1");
        assertThat(view.startedAt()).isEqualTo(minute(5));
        assertThat(view.endedAt()).isEqualTo(minute(60));
        assertThat(view.settledAt()).isEqualTo(minute(61));
        assertThat(view.updatedAt()).isEqualTo(EventLog.BEGINNING.plusSeconds(8));
        assertThat(view.version()).isEqualTo(8);
        assertThat(bill()).contains(order.bill("bill-ord-1", null, 840));
    }

    @Test
    void the_bill_that_is_found_is_the_latest_and_all_are_kept() {
        order.charged(log, minute(0))
                .append(
                        ORDER,
                        order.corrected(2, "bill-2", "bill-ord-1", 900),
                        order.corrected(3, "bill-1", "bill-2", 700));

        model.project(log);

        assertThat(bill()).contains(order.bill("bill-1", "bill-2", 700));
        OrderView view = find().orElseThrow();
        assertThat(view.costMinor()).isEqualTo(700);
        assertThat(view.billId()).isEqualTo("bill-1");
        assertThat(view.status()).isEqualTo(OrderStatus.SETTLED);
        assertThat(bills().orElseThrow().items())
                .containsExactly(
                        order.bill("bill-ord-1", null, 840),
                        order.bill("bill-2", "bill-ord-1", 900),
                        order.bill("bill-1", "bill-2", 700));
    }

    @Test
    void an_inferred_end_is_shown_as_such_until_the_true_one_comes() {
        OrderView unseen =
                after(order.requested(minute(0)), order.started(5), order.stopInferred());
        assertThat(unseen.status()).isEqualTo(OrderStatus.ENDED);
        assertThat(unseen.endInferred()).isTrue();
        assertThat(unseen.stopReason()).isEqualTo(StopReason.UNSEEN);
        assertThat(unseen.energyWh()).isEqualTo(3_000);
        assertThat(unseen.endedAt()).isEqualTo(minute(30));

        OrderView told = after(order.stopped(StopReason.REMOTE));

        assertThat(told.endInferred()).isFalse();
        assertThat(told.stopReason()).isEqualTo(StopReason.REMOTE);
        assertThat(told.energyWh()).isEqualTo(7_000);
        assertThat(told.endedAt()).isEqualTo(minute(60));
    }

    @Test
    void an_order_without_bills_has_an_empty_list_of_them() {
        after(order.requested(minute(0)));

        assertThat(bills().orElseThrow().items()).isEmpty();
        assertThat(model.find(new ListBills(new Tenant("op-1", "cust-2"), ORDER), BillList.class))
                .isEmpty();
    }

    @Test
    void an_order_that_was_not_settled_has_no_bill() {
        after(order.requested(minute(0)));

        assertThat(bill()).isEmpty();
    }

    @Test
    void a_start_that_nobody_knows_of_is_unknown_until_the_pile_tells() {
        assertThat(
                        after(
                                        order.requested(minute(0)),
                                        new StartOutcomeUnknown(ORDER, OWNER, minute(9), minute(1)))
                                .status())
                .isEqualTo(OrderStatus.UNKNOWN);
        assertThat(after(order.starting()).status()).isEqualTo(OrderStatus.STARTING);
        assertThat(after(new StartOutcomeUnknown(ORDER, OWNER, minute(9), minute(1))).status())
                .isEqualTo(OrderStatus.UNKNOWN);
        assertThat(after(order.started(5)).status()).isEqualTo(OrderStatus.CHARGING);
    }

    @Test
    void a_failed_order_says_why_and_forgets_it_when_the_charge_runs_after_all() {
        OrderView failed = after(order.requested(minute(0)), order.failed("START_TIMEOUT"));
        assertThat(failed.status()).isEqualTo(OrderStatus.FAILED);
        assertThat(failed.failureCode()).isEqualTo("START_TIMEOUT");
        assertThat(failed.failureDetail()).isEqualTo("It failed.");

        OrderView reopened = after(order.started(5), order.connectorConfirmed(null));

        assertThat(reopened.status()).isEqualTo(OrderStatus.CHARGING);
        assertThat(reopened.failureCode()).isNull();
        assertThat(reopened.failureDetail()).isNull();
    }

    @Test
    void a_charge_that_a_card_began_shows_the_card_and_what_was_pinned() {
        OrderView view = after(order.begunByCard(5, tariff()), order.started(5), order.claimed(1));

        assertThat(view.status()).isEqualTo(OrderStatus.CHARGING);
        assertThat(view.beganBy()).isEqualTo(BeganBy.CARD);
        assertThat(view.cardId()).isEqualTo("card-1");
        assertThat(view.siteId()).isEqualTo("site-1");
        assertThat(view.tariff()).isEqualTo(tariff());
        assertThat(view.currency()).isEqualTo("CNY");
        assertThat(view.heldMinor()).isNull();
        assertThat(view.requestedAt()).isEqualTo(minute(5));
        assertThat(view.startedAt()).isEqualTo(minute(5));

        OrderView held =
                after(
                        order.claimRefused(1),
                        order.claimed(2),
                        order.connectorConfirmed(tariff()),
                        order.holdConfirmed());

        assertThat(held.status()).isEqualTo(OrderStatus.CHARGING);
        assertThat(held.heldMinor()).isEqualTo(5_000);
    }

    @Test
    void what_is_derived_is_shown_apart_from_what_the_meter_says() {
        OrderView view =
                after(
                        order.requested(minute(0)),
                        order.started(5),
                        order.derived(20, 7_000, 800),
                        order.derived(15, 9_000, 900));

        assertThat(view.energyWh()).isZero();
        assertThat(view.derivedEnergyWh()).isEqualTo(900);
        assertThat(view.powerWatts()).isEqualTo(7_000);
        assertThat(view.stateOfChargePercent()).isEqualTo(60);
    }

    @Test
    void what_people_decide_is_shown() {
        OrderView priced =
                after(
                        order.begunByCard(5, null),
                        order.started(5),
                        order.stopInferred(),
                        order.tariffAssigned());
        assertThat(priced.tariff()).isEqualTo(tariff());
        assertThat(priced.currency()).isEqualTo("CNY");
        assertThat(priced.status()).isEqualTo(OrderStatus.ENDED);

        OrderView corrected = after(order.corrected("corr-1", 6_500));

        assertThat(corrected.energyWh()).isEqualTo(6_500);
        assertThat(corrected.endInferred()).isFalse();
    }

    @Test
    void a_charge_pauses_and_resumes() {
        assertThat(after(order.requested(minute(0)), order.started(5), suspended()).status())
                .isEqualTo(OrderStatus.SUSPENDED);
        assertThat(after(resumed()).status()).isEqualTo(OrderStatus.CHARGING);
    }

    @Test
    void a_charge_that_is_to_stop_stays_stopping_while_it_pauses_and_resumes() {
        after(order.requested(minute(0)), order.started(5));

        assertThat(after(order.stopRequested("41", StopReason.ENERGY_LIMIT)).status())
                .isEqualTo(OrderStatus.STOPPING);
        assertThat(after(suspended(), resumed()).status()).isEqualTo(OrderStatus.STOPPING);
        assertThat(
                        after(
                                        new StopAnswered(
                                                ORDER,
                                                OWNER,
                                                StopOutcome.REJECTED,
                                                null,
                                                minute(51)))
                                .status())
                .isEqualTo(OrderStatus.STOPPING);
    }

    @Test
    void a_stop_before_the_start_is_remembered_and_changes_no_status() {
        OrderView view =
                after(
                        order.requested(minute(0)),
                        order.starting(),
                        order.stopRequested(null, StopReason.REQUESTED));

        assertThat(view.status()).isEqualTo(OrderStatus.STARTING);
        assertThat(view.stopReason()).isEqualTo(StopReason.REQUESTED);
    }

    @Test
    void an_ended_order_tells_why_we_asked_when_the_pile_only_says_remote() {
        after(order.requested(minute(0)), order.started(5));
        after(order.stopRequested("41", StopReason.ENERGY_LIMIT));

        OrderView view = after(order.stopped(StopReason.REMOTE));

        assertThat(view.status()).isEqualTo(OrderStatus.ENDED);
        assertThat(view.stopReason()).isEqualTo(StopReason.ENERGY_LIMIT);
    }

    @Test
    void an_ended_order_tells_the_piles_own_reason() {
        after(order.requested(minute(0)), order.started(5));
        after(order.stopRequested("41", StopReason.ENERGY_LIMIT));

        assertThat(after(order.stopped(StopReason.EV_DISCONNECTED)).stopReason())
                .isEqualTo(StopReason.EV_DISCONNECTED);
    }

    @Test
    void the_true_end_of_a_settled_order_leaves_it_settled() {
        order.charged(log, minute(0));
        model.project(log);

        assertThat(after(order.stopped(StopReason.LOCAL)).status()).isEqualTo(OrderStatus.SETTLED);
    }

    @Test
    void power_and_state_of_charge_are_those_of_the_latest_sample_by_the_piles_time() {
        after(order.requested(minute(0)), order.started(5));

        OrderView view =
                after(
                        order.sampled(
                                3_000,
                                sample(20, 3_000, 7_000L, 40),
                                sample(30, 4_000, 6_900L, 55)),
                        order.sampled(
                                3_500, sample(25, 3_500, 1L, 1), sample(31, 4_500, null, null)));

        assertThat(view.powerWatts()).isEqualTo(6_900);
        assertThat(view.stateOfChargePercent()).isEqualTo(55);
        assertThat(view.energyWh()).isEqualTo(3_500);
        assertThat(view.costMinor()).isEqualTo(420);
    }

    @Test
    void an_order_that_is_over_shows_no_power() {
        after(order.requested(minute(0)), order.started(5));
        after(order.sampled(3_000, sample(20, 3_000, 7_000L, 40)));

        OrderView view = after(order.stopped(StopReason.LOCAL));

        assertThat(view.powerWatts()).isNull();
        assertThat(view.stateOfChargePercent()).isEqualTo(40);
    }

    @Test
    void a_cost_is_shown_with_the_energy_that_costs_it_or_not_at_all() {
        after(order.requested(minute(0)), order.started(5));
        after(order.sampled(3_000, sample(20, 4_000, null, null)));

        assertThat(after(order.stopInferred()).costMinor()).isEqualTo(360);
        OrderView told = after(order.stopped(StopReason.LOCAL));
        assertThat(told.energyWh()).isEqualTo(7_000);
        assertThat(told.costMinor()).isNull();
        after(order.sampled(7_000, sample(25, 4_000, null, null)));
        OrderView decided = after(order.corrected("corr-1", 6_500));
        assertThat(decided.energyWh()).isEqualTo(6_500);
        assertThat(decided.costMinor()).isNull();
        assertThat(after(order.settled("bill-1", null, 780)).costMinor()).isEqualTo(780);
    }

    @Test
    void what_is_doubted_changes_nothing_but_the_version() {
        OrderView before = after(order.requested(minute(0)), order.started(5));

        OrderView view =
                after(
                        new ChargingPrepared(ORDER, OWNER, reported(4)),
                        new ChargingEndSuspected(ORDER, OWNER, minute(30), reported(25)),
                        new ChargingEndDismissed(ORDER, OWNER, reported(26)),
                        new PowerDoubted(
                                ORDER, OWNER, List.of(power(20, -1)), DoubtReason.METER_ABSURD),
                        new SignedReadingKept(
                                ORDER,
                                OWNER,
                                "user-1",
                                "41",
                                "OCMF|",
                                "digest",
                                null,
                                null,
                                reported(20)),
                        new SamplesDoubted(
                                ORDER,
                                OWNER,
                                List.of(sample(20, 3_000, 7_000L, 40)),
                                DoubtReason.METER_ABSURD),
                        new ChargingStartDoubted(
                                ORDER, OWNER, "42", 5, DoubtReason.WRONG_TRANSACTION, reported(20)),
                        new ChargingStopDoubted(
                                ORDER,
                                OWNER,
                                "42",
                                5,
                                DoubtReason.WRONG_TRANSACTION,
                                reported(21)));

        assertThat(view)
                .usingRecursiveComparison()
                .ignoringFields("version", "updatedAt")
                .isEqualTo(before);
        assertThat(view.version()).isEqualTo(9);
        assertThat(model.texts("select order_id from order_samples")).isEmpty();
    }

    private static ChargingSuspended suspended() {
        return new ChargingSuspended(ORDER, OWNER, true, reported(40));
    }

    private static ChargingResumed resumed() {
        return new ChargingResumed(ORDER, OWNER, reported(45));
    }

    private OrderView after(Object... events) {
        model.project(log.append(ORDER, events));
        return find().orElseThrow();
    }

    private Optional<OrderView> find() {
        return model.find(new FindOrder(OWN, ORDER), OrderView.class);
    }

    private Optional<BillList> bills() {
        return model.find(new ListBills(OWN, ORDER), BillList.class);
    }

    private Optional<Bill> bill() {
        return model.find(new FindBill(OWN, ORDER), Bill.class);
    }
}
