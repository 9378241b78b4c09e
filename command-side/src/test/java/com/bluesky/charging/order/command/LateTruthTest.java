package com.bluesky.charging.order.command;

import static com.bluesky.charging.order.command.OrderScenes.BEGUN;
import static com.bluesky.charging.order.command.OrderScenes.METER_START_WH;
import static com.bluesky.charging.order.command.OrderScenes.ORDER;
import static com.bluesky.charging.order.command.OrderScenes.OWNER;
import static com.bluesky.charging.order.command.OrderScenes.TRANSACTION;
import static com.bluesky.charging.order.command.OrderScenes.after;
import static com.bluesky.charging.order.command.OrderScenes.charging;
import static com.bluesky.charging.order.command.OrderScenes.end;
import static com.bluesky.charging.order.command.OrderScenes.ended;
import static com.bluesky.charging.order.command.OrderScenes.inferred;
import static com.bluesky.charging.order.command.OrderScenes.order;
import static com.bluesky.charging.order.command.OrderScenes.recorded;
import static com.bluesky.charging.order.command.OrderScenes.sample;
import static com.bluesky.charging.order.command.OrderScenes.samples;

import com.bluesky.charging.customer.contract.PaymentMode;
import com.bluesky.charging.order.contract.Bill;
import com.bluesky.charging.order.contract.BillLine;
import com.bluesky.charging.order.contract.DoubtReason;
import com.bluesky.charging.order.contract.EnergyPeriod;
import com.bluesky.charging.order.contract.OrderCommand.Settle;
import com.bluesky.charging.order.contract.OrderEvent.BillCorrected;
import com.bluesky.charging.order.contract.OrderEvent.ChargingStopDoubted;
import com.bluesky.charging.order.contract.OrderEvent.OrderSettled;
import com.bluesky.charging.order.contract.Sample;
import com.bluesky.charging.order.contract.Settled;
import com.bluesky.charging.order.contract.StopReason;
import com.bluesky.charging.price.contract.TariffComponent;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

/** A pile tells the true end of a charge whose end was inferred. */
class LateTruthTest {

    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Sample LAST = sample(HALF_AN_HOUR, 4_400);
    private static final Instant INFERRED_AT = BEGUN.plus(HOUR.multipliedBy(2));

    private final FixtureConfiguration<ChargingOrder> order = order();

    @Test
    void before_the_bill_the_fact_replaces_what_was_inferred() {
        order.given(endedUnseen()).when(end(HOUR, 7_900)).expectEvents(ended(HOUR, 7_900));
        order().given(endedUnseen(ended(HOUR, 7_900)))
                .when(new Settle(ORDER, INFERRED_AT))
                .expectEvents(new OrderSettled(ORDER, OWNER, bill(1, HOUR, 7_900, INFERRED_AT)));
    }

    @Test
    void what_was_inferred_is_billed_as_far_as_is_known() {
        order.given(endedUnseen()).when(new Settle(ORDER, INFERRED_AT)).expectEvents(settled());
    }

    @Test
    void after_the_bill_the_fact_brings_a_linked_correcting_bill_in_the_same_append() {
        order.given(endedUnseen(settled()))
                .when(end(HOUR, 7_900))
                .expectEvents(ended(HOUR, 7_900), corrected());
    }

    @Test
    void a_true_end_that_changes_no_energy_brings_no_bill() {
        order.given(endedUnseen(settled())).when(end(HOUR, 4_400)).expectEvents(ended(HOUR, 4_400));
    }

    @Test
    void a_repeat_of_the_true_end_changes_nothing() {
        order.given(endedUnseen(settled(), ended(HOUR, 7_900), corrected()))
                .when(end(HOUR, 7_900))
                .expectNoEvents();
    }

    @Test
    void another_end_after_the_true_one_is_doubted() {
        order.given(endedUnseen(settled(), ended(HOUR, 7_900), corrected()))
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
    void a_true_end_below_what_was_read_is_doubted_and_changes_no_bill() {
        order.given(endedUnseen(settled()))
                .when(end(HOUR, 4_399))
                .expectEvents(
                        new ChargingStopDoubted(
                                ORDER,
                                OWNER,
                                TRANSACTION,
                                4_399,
                                DoubtReason.METER_BACKWARDS,
                                after(HOUR)),
                        ended(HOUR, 4_400));
    }

    @Test
    void readings_from_after_an_inferred_end_are_accepted() {
        Sample queued = sample(Duration.ofMinutes(45), 6_000);
        order.given(endedUnseen()).when(samples(queued)).expectEvents(recorded(5_100, 765, queued));
    }

    @Test
    void readings_alone_change_no_bill_and_divide_that_of_the_true_end() {
        Sample queued = sample(Duration.ofMinutes(45), 6_000);
        order.given(endedUnseen(settled()))
                .when(samples(queued))
                .expectEvents(recorded(5_100, 525, queued));
        order().given(endedUnseen(settled(), recorded(5_100, 525, queued)))
                .when(end(HOUR, 7_900))
                .expectEvents(ended(HOUR, 7_900), corrected());
    }

    @Test
    void settling_again_answers_with_the_latest_bill() {
        order.given(endedUnseen(settled(), ended(HOUR, 7_900), corrected()))
                .when(new Settle(ORDER, INFERRED_AT.plusSeconds(9)))
                .expectNoEvents()
                .expectResultMessagePayload(new Settled(corrected().bill(), 9));
    }

    /** An order of a wallet whose pile never told the end, and what happened after. */
    private static Object[] endedUnseen(Object... after) {
        Object[] all = new Object[after.length + 2];
        all[0] = recorded(3_500, 525, LAST);
        all[1] = inferred(LAST, StopReason.UNSEEN, INFERRED_AT);
        System.arraycopy(after, 0, all, 2, after.length);
        return charging(all);
    }

    private static OrderSettled settled() {
        return new OrderSettled(ORDER, OWNER, bill(1, HALF_AN_HOUR, 4_400, INFERRED_AT));
    }

    private static BillCorrected corrected() {
        return new BillCorrected(ORDER, OWNER, 2, bill(2, HOUR, 7_900, BEGUN.plus(HOUR)));
    }

    /** By day, at 1.50. */
    private static Bill bill(int number, Duration took, long meterStopWh, Instant at) {
        Instant to = BEGUN.plus(took);
        long energyWh = meterStopWh - METER_START_WH;
        long amountMinor = energyWh * 15 / 100;
        return new Bill(
                Bill.idOf(ORDER, number),
                number == 1 ? null : Bill.idOf(ORDER, number - 1),
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
                meterStopWh,
                energyWh,
                List.of(new EnergyPeriod(BEGUN, to, energyWh)),
                List.of(
                        new BillLine(
                                TariffComponent.Kind.ENERGY,
                                BEGUN,
                                to,
                                BigDecimal.valueOf(energyWh, 3).toPlainString(),
                                TariffComponent.Unit.KWH,
                                "1.50",
                                amountMinor,
                                null)),
                amountMinor,
                at);
    }
}
