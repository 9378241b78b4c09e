package com.bluesky.charging.order.command;

import static com.bluesky.charging.kernel.command.Refusals.refusal;
import static com.bluesky.charging.order.command.OrderScenes.BEGUN;
import static com.bluesky.charging.order.command.OrderScenes.METER_START_WH;
import static com.bluesky.charging.order.command.OrderScenes.NOON;
import static com.bluesky.charging.order.command.OrderScenes.ORDER;
import static com.bluesky.charging.order.command.OrderScenes.OWNER;
import static com.bluesky.charging.order.command.OrderScenes.TARIFF;
import static com.bluesky.charging.order.command.OrderScenes.TRANSACTION;
import static com.bluesky.charging.order.command.OrderScenes.after;
import static com.bluesky.charging.order.command.OrderScenes.at;
import static com.bluesky.charging.order.command.OrderScenes.begun;
import static com.bluesky.charging.order.command.OrderScenes.begunBy;
import static com.bluesky.charging.order.command.OrderScenes.card;
import static com.bluesky.charging.order.command.OrderScenes.charging;
import static com.bluesky.charging.order.command.OrderScenes.end;
import static com.bluesky.charging.order.command.OrderScenes.ended;
import static com.bluesky.charging.order.command.OrderScenes.failed;
import static com.bluesky.charging.order.command.OrderScenes.granted;
import static com.bluesky.charging.order.command.OrderScenes.inferred;
import static com.bluesky.charging.order.command.OrderScenes.order;
import static com.bluesky.charging.order.command.OrderScenes.recorded;
import static com.bluesky.charging.order.command.OrderScenes.requested;
import static com.bluesky.charging.order.command.OrderScenes.sample;
import static com.bluesky.charging.order.command.OrderScenes.samples;
import static com.bluesky.charging.order.command.OrderScenes.starting;
import static com.bluesky.charging.order.command.OrderScenes.unknown;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.bluesky.charging.customer.contract.PaymentMode;
import com.bluesky.charging.kernel.Fingerprint;
import com.bluesky.charging.kernel.Written;
import com.bluesky.charging.kernel.command.CommandSide;
import com.bluesky.charging.order.contract.Bill;
import com.bluesky.charging.order.contract.CorrectionAccepted;
import com.bluesky.charging.order.contract.CorrectionReason;
import com.bluesky.charging.order.contract.DoubtReason;
import com.bluesky.charging.order.contract.EnergyPeriod;
import com.bluesky.charging.order.contract.OrderCommand.AssignTariff;
import com.bluesky.charging.order.contract.OrderCommand.CorrectCharge;
import com.bluesky.charging.order.contract.OrderCommand.Settle;
import com.bluesky.charging.order.contract.OrderEvent.BillCorrected;
import com.bluesky.charging.order.contract.OrderEvent.ChargeCorrected;
import com.bluesky.charging.order.contract.OrderEvent.ChargingStopDoubted;
import com.bluesky.charging.order.contract.OrderEvent.SamplesDoubted;
import com.bluesky.charging.order.contract.OrderEvent.TariffAssigned;
import com.bluesky.charging.order.contract.Sample;
import com.bluesky.charging.order.contract.Settled;
import com.bluesky.charging.order.contract.StopReason;
import com.bluesky.charging.price.contract.Tariff;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

/** What people decide about a charge: its tariff, and what it delivered. */
class DecidingTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Instant LATER = BEGUN.plus(Duration.ofDays(1));

    private final FixtureConfiguration<ChargingOrder> order = order();

    // A tariff

    @Test
    void a_charge_that_ran_without_a_tariff_gets_one_by_the_clock_of_its_site() {
        Tariff elsewhere = tariff("plan-1", 3, "Asia/Shanghai");
        order.given(unpriced(ended(HOUR, 7_900)))
                .when(new AssignTariff(ORDER, elsewhere, "EUR", LATER))
                .expectEvents(assigned())
                .expectResultMessagePayload(new Written(ORDER, 3));
        order().given(unpriced(ended(HOUR, 7_900), assigned()))
                .when(new AssignTariff(ORDER, tariff("plan-1", 4, "UTC"), "EUR", LATER))
                .expectNoEvents()
                .expectResultMessagePayload(new Written(ORDER, 3));
    }

    @Test
    void a_priced_charge_is_settled() {
        try (CommandSide side = CommandSide.still()) {
            side.send(OrderScenes.beginBy(card(PaymentMode.WALLET, true, null), at(BEGUN)));
            side.send(end(HOUR, 7_900));
            assertThat(side.codeOfRefusal(new Settle(ORDER, LATER)))
                    .isEqualTo("ORDER_HAS_NO_TARIFF");
            side.send(new AssignTariff(ORDER, TARIFF, "EUR", LATER));
            Settled settled = side.send(new Settle(ORDER, LATER));
            assertThat(settled.bill().totalMinor()).isEqualTo(1_050);
        }
    }

    @Test
    void a_tariff_in_a_currency_that_the_wallet_does_not_pay_is_refused() {
        for (String walletCurrency : Arrays.asList("USD", null)) {
            order().given(unpriced(ended(HOUR, 7_900)))
                    .when(new AssignTariff(ORDER, TARIFF, walletCurrency, LATER))
                    .expectNoEvents()
                    .expectException(refusal("TARIFF_CURRENCY_DIFFERS"));
        }
    }

    @Test
    void a_customer_who_collects_the_money_takes_a_tariff_in_any_currency() {
        try (CommandSide side = CommandSide.still()) {
            side.send(OrderScenes.beginBy(card(PaymentMode.CUSTOMER, true, null), at(BEGUN)));
            side.send(end(HOUR, 7_900));
            side.send(new AssignTariff(ORDER, TARIFF, null, LATER));
            Settled settled = side.send(new Settle(ORDER, LATER));
            assertThat(settled.bill().currency()).isEqualTo(TARIFF.currency());
        }
    }

    @Test
    void another_tariff_is_refused() {
        order.given(charging(ended(HOUR, 7_900)))
                .when(new AssignTariff(ORDER, tariff("plan-2", 1, "UTC"), "EUR", LATER))
                .expectNoEvents()
                .expectException(refusal("ORDER_HAS_TARIFF"));
    }

    @Test
    void an_order_that_did_not_begin_gets_none() {
        order.given(requested())
                .when(new AssignTariff(ORDER, TARIFF, "EUR", LATER))
                .expectNoEvents()
                .expectException(refusal("ORDER_NOT_BEGUN"));
    }

    // What was delivered

    @Test
    void a_person_decides_what_an_ended_charge_is_billed_for() {
        order.given(charging(ended(HOUR, 7_900)))
                .when(correct("corr-1", 5_000))
                .expectEvents(corrected("corr-1", 5_000))
                .expectResultMessagePayload(new CorrectionAccepted(ORDER, 5_000, 6));
        assertThat(settledAfter(correct("corr-1", 5_000)).energyWh()).isEqualTo(5_000);
    }

    @Test
    void a_settled_order_gets_a_correcting_bill_and_nothing_when_nothing_changes() {
        try (CommandSide side = settled()) {
            side.send(correct("corr-1", 6_000));
            List<BillCorrected> bills = corrections(side);
            assertThat(bills).hasSize(1);
            Bill bill = bills.getFirst().bill();
            assertThat(bill.energyWh()).isEqualTo(6_000);
            assertThat(bill.totalMinor()).isEqualTo(900);
            assertThat(bill.correctsBillId()).isEqualTo(Bill.idOf(ORDER, 1));
            side.send(correct("corr-2", 6_000));
            assertThat(corrections(side)).hasSize(1);
        }
    }

    @Test
    void a_repeated_correction_is_answered_as_the_first_also_after_another_one() {
        try (CommandSide side = settled()) {
            CorrectionAccepted first = side.send(correct("corr-1", 6_000));
            side.send(correct("corr-2", 5_000));
            int events = side.events().all().size();
            CorrectionAccepted repeat = side.send(correct("corr-1", 6_000));
            assertThat(repeat).isEqualTo(first);
            assertThat(side.events().all()).hasSize(events);
            assertThat(side.codeOfRefusal(correct("corr-1", 6_001)))
                    .isEqualTo("IDEMPOTENCY_KEY_REUSED");
            assertThat(corrections(side).getLast().bill().energyWh()).isEqualTo(5_000);
        }
    }

    @Test
    void energy_is_divided_by_what_was_read_as_far_as_that_is_not_more() {
        try (CommandSide side = settled()) {
            side.send(correct("corr-1", 1_000));
            Bill bill = corrections(side).getLast().bill();
            assertThat(bill.energyWh()).isEqualTo(1_000);
            assertThat(bill.periods().stream().mapToLong(EnergyPeriod::energyWh).sum())
                    .isEqualTo(1_000);
            assertThat(bill.periods()).allMatch(period -> period.energyWh() >= 0);
            side.send(correct("corr-2", 100_000));
            assertThat(corrections(side).getLast().bill().energyWh()).isEqualTo(100_000);
            side.send(correct("corr-3", 0));
            assertThat(corrections(side).getLast().bill().totalMinor()).isZero();
        }
    }

    @Test
    void a_mistaken_decision_that_is_taken_back_leaves_the_first_bills_lines() {
        try (CommandSide side = CommandSide.still()) {
            Duration untilNight = Duration.between(BEGUN, NOON.plus(Duration.ofHours(10)));
            side.send(OrderScenes.beginBy(card(), at(BEGUN)));
            side.send(OrderScenes.samples(sample(untilNight, METER_START_WH + 3_000)));
            side.send(end(untilNight.plus(HOUR), METER_START_WH + 5_000));
            Settled settled = side.send(new Settle(ORDER, LATER));
            assertThat(settled.bill().lines()).hasSize(2);
            side.send(correct("corr-1", 0));
            assertThat(corrections(side).getLast().bill().lines()).isEmpty();
            side.send(correct("corr-2", 9_000));
            side.send(correct("corr-3", 5_000));
            Bill last = corrections(side).getLast().bill();
            assertThat(last.lines()).isEqualTo(settled.bill().lines());
            assertThat(last.periods()).isEqualTo(settled.bill().periods());
        }
    }

    @Test
    void a_late_reading_is_held_against_what_was_told_and_priced_as_was_decided() {
        Sample late = sample(HOUR.dividedBy(2), 4_400);
        Sample more = sample(HOUR.dividedBy(2), 7_901);
        Object[] decided = charging(ended(HOUR, 7_900), corrected("corr-1", 9_000));
        order.given(decided).when(samples(late)).expectEvents(recorded(9_000, 1_350, late));
        order().given(decided)
                .when(samples(more))
                .expectEvents(
                        new SamplesDoubted(
                                ORDER, OWNER, List.of(more), DoubtReason.METER_BACKWARDS));
    }

    @Test
    void what_a_pile_tells_after_a_persons_decision_is_kept_in_doubt() {
        order.given(charging(ended(HOUR, 7_900), corrected("corr-1", 5_000)))
                .when(end(HOUR, 8_000))
                .expectEvents(
                        new ChargingStopDoubted(
                                ORDER,
                                OWNER,
                                TRANSACTION,
                                8_000,
                                DoubtReason.OUTSIDE_CHARGE,
                                after(HOUR)));
    }

    @Test
    void a_charge_that_runs_or_never_began_is_not_corrected() {
        order.given(charging())
                .when(correct("corr-1", 5_000))
                .expectNoEvents()
                .expectException(refusal("ORDER_NOT_ENDED"));
        order().given(requested(), failed("CANCELLED", "Over.", NOON))
                .when(correct("corr-1", 5_000))
                .expectNoEvents()
                .expectException(refusal("ORDER_NOT_ENDED"));
    }

    @Test
    void a_charge_whose_pile_is_gone_is_over_by_the_decision() {
        Sample last = sample(HOUR.dividedBy(2), 4_400);
        order.given(charging(recorded(3_500, 525, last)))
                .when(correct("corr-1", 5_000, true))
                .expectEvents(inferred(last, StopReason.DECIDED, LATER), corrected("corr-1", 5_000))
                .expectResultMessagePayload(new CorrectionAccepted(ORDER, 5_000, 7));
        try (CommandSide side = CommandSide.still()) {
            side.send(OrderScenes.beginBy(card(), at(BEGUN)));
            side.send(samples(last));
            CorrectionAccepted first = side.send(correct("corr-1", 5_000, true));
            Settled settled = side.send(new Settle(ORDER, LATER));
            assertThat(settled.bill().energyWh()).isEqualTo(5_000);
            CorrectionAccepted repeat = side.send(correct("corr-1", 5_000, false));
            assertThat(repeat).isEqualTo(first);
        }
    }

    @Test
    void a_charge_that_never_began_is_not_decided_although_its_pile_is_gone() {
        for (Object[] events :
                List.of(
                        granted(starting()),
                        granted(starting(), unknown()),
                        new Object[] {requested(), failed("CANCELLED", "Over.", NOON)})) {
            order().given(events)
                    .when(correct("corr-1", 5_000, true))
                    .expectNoEvents()
                    .expectException(refusal("ORDER_NOT_ENDED"));
        }
    }

    @Test
    void the_last_correction_is_accepted_and_one_more_is_not() {
        List<Object> events = new ArrayList<>();
        events.add(ended(HOUR, 7_900));
        for (int i = 1; i < OrderHasFewCorrections.MAX; i++) {
            events.add(corrected("corr-" + i, i));
        }
        order.given(charging(events.toArray()))
                .when(correct("corr-last", 5_000))
                .expectEvents(corrected("corr-last", 5_000));
        events.add(corrected("corr-last", 5_000));
        order().given(charging(events.toArray()))
                .when(correct("corr-more", 5_000))
                .expectNoEvents()
                .expectException(refusal("TOO_MANY_CORRECTIONS"));
    }

    @Test
    void a_correction_is_of_nothing_to_ten_megawatt_hours() {
        assertThat(correct("corr-1", 0).energyWh()).isZero();
        assertThat(correct("corr-1", CorrectCharge.ENERGY_MAX_WH).energyWh()).isEqualTo(10_000_000);
        assertThatIllegalArgumentException().isThrownBy(() -> correct("corr-1", -1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> correct("corr-1", CorrectCharge.ENERGY_MAX_WH + 1));
    }

    @Test
    void a_charge_that_nobody_metered_is_divided_over_its_time() {
        MeterReading start = new MeterReading(BEGUN, METER_START_WH);
        MeterReading told = new MeterReading(BEGUN.plus(HOUR), METER_START_WH);
        MeterReading decided = new MeterReading(BEGUN.plus(HOUR), METER_START_WH + 4_000);
        MeterCurve curve =
                MeterCurve.startingAt(start).with(told, _ -> true).endedAt(decided, _ -> true);
        assertThat(curve.readings()).containsExactly(start, decided);
        assertThat(curve.meterWhAt(BEGUN.plus(HOUR.dividedBy(2))))
                .isEqualTo(METER_START_WH + 2_000);
    }

    /** The bill of a charge of 7 kWh, settled after a decision. */
    private static Bill settledAfter(CorrectCharge decision) {
        try (CommandSide side = ended7Kwh()) {
            side.send(decision);
            Settled settled = side.send(new Settle(ORDER, LATER));
            return settled.bill();
        }
    }

    private static CommandSide settled() {
        CommandSide side = ended7Kwh();
        side.send(new Settle(ORDER, LATER));
        return side;
    }

    private static CommandSide ended7Kwh() {
        CommandSide side = CommandSide.still();
        side.send(OrderScenes.beginBy(card(), at(BEGUN)));
        side.send(OrderScenes.samples(sample(Duration.ofMinutes(30), 4_400)));
        side.send(end(HOUR, 7_900));
        return side;
    }

    private static List<BillCorrected> corrections(CommandSide side) {
        return side.events().all().stream()
                .filter(BillCorrected.class::isInstance)
                .map(BillCorrected.class::cast)
                .toList();
    }

    private static Object[] unpriced(Object... after) {
        Object[] all = new Object[after.length + 2];
        all[0] = begunBy(card(PaymentMode.WALLET, true, null), null, at(BEGUN));
        all[1] = begun();
        System.arraycopy(after, 0, all, 2, after.length);
        return all;
    }

    private static TariffAssigned assigned() {
        return new TariffAssigned(ORDER, OWNER, TARIFF, PaymentMode.WALLET, LATER);
    }

    private static Tariff tariff(String planId, int version, String zone) {
        return new Tariff(
                planId, version, "EUR", zone, TARIFF.components(), TARIFF.defaultHoldMinor());
    }

    private static CorrectCharge correct(String correctionId, long energyWh) {
        return correct(correctionId, energyWh, false);
    }

    private static CorrectCharge correct(String correctionId, long energyWh, boolean pileGone) {
        return new CorrectCharge(
                ORDER,
                correctionId,
                energyWh,
                CorrectionReason.METER_FAULT,
                pileGone,
                new Fingerprint(List.of("k1:" + energyWh)),
                LATER);
    }

    private static ChargeCorrected corrected(String correctionId, long energyWh) {
        return new ChargeCorrected(
                ORDER,
                OWNER,
                correctionId,
                "k1:" + energyWh,
                METER_START_WH + energyWh,
                energyWh,
                CorrectionReason.METER_FAULT,
                PaymentMode.WALLET,
                LATER);
    }
}
