package com.bluesky.charging.order.command;

import static com.bluesky.charging.kernel.command.Refusals.refusal;
import static com.bluesky.charging.order.command.OrderScenes.BEGUN;
import static com.bluesky.charging.order.command.OrderScenes.METER_START_WH;
import static com.bluesky.charging.order.command.OrderScenes.NOON;
import static com.bluesky.charging.order.command.OrderScenes.ORDER;
import static com.bluesky.charging.order.command.OrderScenes.OWNER;
import static com.bluesky.charging.order.command.OrderScenes.TRANSACTION;
import static com.bluesky.charging.order.command.OrderScenes.after;
import static com.bluesky.charging.order.command.OrderScenes.begun;
import static com.bluesky.charging.order.command.OrderScenes.charging;
import static com.bluesky.charging.order.command.OrderScenes.confirmConnector;
import static com.bluesky.charging.order.command.OrderScenes.connectorConfirmed;
import static com.bluesky.charging.order.command.OrderScenes.end;
import static com.bluesky.charging.order.command.OrderScenes.ended;
import static com.bluesky.charging.order.command.OrderScenes.granted;
import static com.bluesky.charging.order.command.OrderScenes.inferred;
import static com.bluesky.charging.order.command.OrderScenes.order;
import static com.bluesky.charging.order.command.OrderScenes.recorded;
import static com.bluesky.charging.order.command.OrderScenes.requested;
import static com.bluesky.charging.order.command.OrderScenes.sample;
import static com.bluesky.charging.order.command.OrderScenes.samples;
import static com.bluesky.charging.order.command.OrderScenes.starting;
import static com.bluesky.charging.order.command.OrderScenes.stopRequested;

import com.bluesky.charging.customer.contract.PaymentMode;
import com.bluesky.charging.kernel.ReportTime;
import com.bluesky.charging.kernel.StableId;
import com.bluesky.charging.order.contract.Bill;
import com.bluesky.charging.order.contract.BillLine;
import com.bluesky.charging.order.contract.Continuation;
import com.bluesky.charging.order.contract.DoubtReason;
import com.bluesky.charging.order.contract.EnergyPeriod;
import com.bluesky.charging.order.contract.OrderCommand.RecordChargingStopped;
import com.bluesky.charging.order.contract.OrderCommand.RecordDisplacement;
import com.bluesky.charging.order.contract.OrderCommand.Settle;
import com.bluesky.charging.order.contract.OrderEvent.ChargingStopDoubted;
import com.bluesky.charging.order.contract.OrderEvent.OrderSettled;
import com.bluesky.charging.order.contract.Sample;
import com.bluesky.charging.order.contract.Settled;
import com.bluesky.charging.order.contract.StopReason;
import com.bluesky.charging.price.contract.TariffComponent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

/** The end of the charge, and its bill. */
class EndingTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Instant SETTLED_AT = BEGUN.plus(HOUR);

    private final FixtureConfiguration<ChargingOrder> order = order();

    @Test
    void the_charge_ends() {
        order.given(charging()).when(end(HOUR, 7_900)).expectEvents(ended(HOUR, 7_900));
    }

    @Test
    void readings_that_come_with_the_end_are_recorded_before_it() {
        Sample sample = sample(Duration.ofMinutes(30), 4_400);
        order.given(charging())
                .when(end(HOUR, 7_900, sample))
                .expectEvents(recorded(3_500, 525, sample), ended(HOUR, 7_900));
    }

    @Test
    void a_charge_that_is_stopping_ends() {
        order.given(charging(stopRequested(TRANSACTION, StopReason.REQUESTED, 1, BEGUN)))
                .when(end(HOUR, 7_900))
                .expectEvents(ended(HOUR, 7_900));
    }

    @Test
    void an_end_before_the_latest_reading_by_the_piles_clock_is_taken_as_at_that_reading() {
        Sample latest = sample(HOUR, 7_000);
        Instant early = BEGUN.plus(HOUR).minusSeconds(30);
        order.given(charging(recorded(6_100, 915, latest)))
                .when(
                        new RecordChargingStopped(
                                ORDER,
                                TRANSACTION,
                                7_900,
                                StopReason.LOCAL,
                                List.of(),
                                ReportTime.of(early, early)))
                .expectEvents(
                        ended(
                                7_900,
                                StopReason.LOCAL,
                                new ReportTime(
                                        early,
                                        early,
                                        BEGUN.plus(HOUR),
                                        ReportTime.Source.PREVIOUS)));
    }

    @Test
    void a_repeated_end_appends_nothing() {
        order.given(charging(ended(HOUR, 7_900))).when(end(HOUR, 7_900)).expectNoEvents();
    }

    @Test
    void an_end_below_the_latest_reading_is_doubted_and_billed_up_to_that_reading() {
        Sample latest = sample(Duration.ofMinutes(30), 4_400);
        ChargingStopDoubted doubted = endDoubted(4_399, DoubtReason.METER_BACKWARDS);
        order.given(charging(recorded(3_500, 525, latest)))
                .when(end(HOUR, 4_399))
                .expectEvents(doubted, ended(HOUR, 4_400));
        order().given(charging(recorded(3_500, 525, latest), doubted, ended(HOUR, 4_400)))
                .when(end(HOUR, 4_399))
                .expectNoEvents();
    }

    @Test
    void an_absurd_end_is_doubted_and_billed_up_to_the_latest_reading() {
        order.given(charging())
                .when(end(HOUR, 5_000_000))
                .expectEvents(
                        endDoubted(5_000_000, DoubtReason.METER_ABSURD),
                        ended(HOUR, METER_START_WH));
    }

    @Test
    void the_end_of_another_transaction_is_doubted_and_ends_nothing() {
        RecordChargingStopped other =
                new RecordChargingStopped(
                        ORDER, "18", 1_000, StopReason.LOCAL, List.of(), after(HOUR));
        ChargingStopDoubted doubted =
                new ChargingStopDoubted(
                        ORDER, OWNER, "18", 1_000, DoubtReason.WRONG_TRANSACTION, after(HOUR));
        order.given(charging()).when(other).expectEvents(doubted);
        order().given(charging(doubted)).when(other).expectNoEvents();
    }

    @Test
    void the_end_of_an_order_that_never_began_is_doubted() {
        order.given(granted(starting()))
                .when(end(HOUR, 7_900))
                .expectEvents(endDoubted(7_900, DoubtReason.WRONG_TRANSACTION));
    }

    @Test
    void another_end_of_an_ended_charge_is_doubted() {
        order.given(charging(ended(HOUR, 7_900)))
                .when(end(HOUR, 8_000))
                .expectEvents(endDoubted(8_000, DoubtReason.OUTSIDE_CHARGE));
    }

    @Test
    void a_displaced_charge_ends_at_its_latest_reading() {
        Sample latest = sample(Duration.ofMinutes(30), 4_400);
        Instant displacedAt = BEGUN.plus(HOUR);
        order.given(charging(recorded(3_500, 525, latest)))
                .when(new RecordDisplacement(ORDER, "ord-2", displacedAt))
                .expectEvents(inferred(latest, StopReason.DISPLACED, displacedAt));
    }

    @Test
    void a_displacement_from_before_the_charge_began_changes_nothing() {
        order.given(granted(begun(true, null)))
                .when(new RecordDisplacement(ORDER, "ord-2", NOON))
                .expectNoEvents();
    }

    // The bill

    @Test
    void an_ended_charge_is_settled_with_its_bill() {
        order.given(charging(ended(HOUR, 7_900)))
                .when(new Settle(ORDER, SETTLED_AT))
                .expectEvents(new OrderSettled(ORDER, OWNER, bill()))
                .expectResultMessagePayload(new Settled(bill(), 6));
    }

    @Test
    void a_settled_order_answers_with_its_bill_for_ever() {
        Sample late = sample(Duration.ofMinutes(30), 4_400);
        order.given(
                        charging(
                                ended(HOUR, 7_900),
                                new OrderSettled(ORDER, OWNER, bill()),
                                recorded(7_000, 1_050, late)))
                .when(new Settle(ORDER, SETTLED_AT.plusSeconds(9)))
                .expectNoEvents()
                .expectResultMessagePayload(new Settled(bill(), 6));
    }

    @Test
    void late_samples_do_not_change_what_was_billed() {
        Sample late = sample(Duration.ofMinutes(30), 4_400);
        order.given(charging(ended(HOUR, 7_900), new OrderSettled(ORDER, OWNER, bill())))
                .when(samples(late))
                .expectEvents(recorded(7_000, 1_050, late));
    }

    @Test
    void a_charge_that_runs_is_not_settled() {
        order.given(charging())
                .when(new Settle(ORDER, SETTLED_AT))
                .expectNoEvents()
                .expectException(refusal("ORDER_NOT_ENDED"));
    }

    @Test
    void without_a_tariff_there_is_no_bill() {
        order.given(requested(), begun(true, null), ended(HOUR, 7_900))
                .when(new Settle(ORDER, SETTLED_AT))
                .expectNoEvents()
                .expectException(refusal("ORDER_HAS_NO_TARIFF"));
    }

    @Test
    void a_tariff_that_comes_after_the_end_is_pinned_and_the_connector_given_back() {
        order.given(requested(), begun(true, null), ended(HOUR, 7_900))
                .when(confirmConnector())
                .expectEvents(connectorConfirmed(PaymentMode.WALLET, 0))
                .expectResultMessagePayload(Continuation.OVER);
    }

    private static ChargingStopDoubted endDoubted(long meterWh, DoubtReason reason) {
        return new ChargingStopDoubted(ORDER, OWNER, TRANSACTION, meterWh, reason, after(HOUR));
    }

    private static Bill bill() {
        Instant to = BEGUN.plus(HOUR);
        return new Bill(
                StableId.of("bill", ORDER, "1"),
                null,
                ORDER,
                "op-1",
                "cust-1",
                "user-1",
                "site-1",
                "UTC",
                "dev-1",
                1,
                PaymentMode.WALLET,
                "plan-1",
                3,
                "EUR",
                BEGUN,
                to,
                METER_START_WH,
                7_900,
                7_000,
                List.of(new EnergyPeriod(BEGUN, to, 7_000)),
                List.of(
                        new BillLine(
                                TariffComponent.Kind.ENERGY,
                                BEGUN,
                                to,
                                "7.000",
                                TariffComponent.Unit.KWH,
                                "1.50",
                                1_050,
                                null)),
                1_050,
                SETTLED_AT);
    }
}
