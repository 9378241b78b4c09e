package com.bluesky.charging.order.command;

import static com.bluesky.charging.order.command.OrderScenes.BEGUN;
import static com.bluesky.charging.order.command.OrderScenes.METER_START_WH;
import static com.bluesky.charging.order.command.OrderScenes.ORDER;
import static com.bluesky.charging.order.command.OrderScenes.OWNER;
import static com.bluesky.charging.order.command.OrderScenes.TRANSACTION;
import static com.bluesky.charging.order.command.OrderScenes.after;
import static com.bluesky.charging.order.command.OrderScenes.begun;
import static com.bluesky.charging.order.command.OrderScenes.charging;
import static com.bluesky.charging.order.command.OrderScenes.connectorConfirmed;
import static com.bluesky.charging.order.command.OrderScenes.ended;
import static com.bluesky.charging.order.command.OrderScenes.fundsConfirmed;
import static com.bluesky.charging.order.command.OrderScenes.granted;
import static com.bluesky.charging.order.command.OrderScenes.order;
import static com.bluesky.charging.order.command.OrderScenes.recorded;
import static com.bluesky.charging.order.command.OrderScenes.requested;
import static com.bluesky.charging.order.command.OrderScenes.sample;
import static com.bluesky.charging.order.command.OrderScenes.samples;
import static com.bluesky.charging.order.command.OrderScenes.starting;
import static com.bluesky.charging.order.command.OrderScenes.state;
import static com.bluesky.charging.order.command.OrderScenes.stopRequested;

import com.bluesky.charging.customer.contract.PaymentMode;
import com.bluesky.charging.kernel.ReportTime;
import com.bluesky.charging.order.contract.ChargingLimits;
import com.bluesky.charging.order.contract.ChargingState;
import com.bluesky.charging.order.contract.DoubtReason;
import com.bluesky.charging.order.contract.OrderCommand.AskToStopAgain;
import com.bluesky.charging.order.contract.OrderCommand.ReachDurationLimit;
import com.bluesky.charging.order.contract.OrderCommand.RecordSamples;
import com.bluesky.charging.order.contract.OrderCommand.RecordStopAnswer;
import com.bluesky.charging.order.contract.OrderCommand.StopCharging;
import com.bluesky.charging.order.contract.OrderEvent.ChargingResumed;
import com.bluesky.charging.order.contract.OrderEvent.ChargingStarted;
import com.bluesky.charging.order.contract.OrderEvent.ChargingStopRequested;
import com.bluesky.charging.order.contract.OrderEvent.ChargingSuspended;
import com.bluesky.charging.order.contract.OrderEvent.SamplesDoubted;
import com.bluesky.charging.order.contract.OrderEvent.SamplesRecorded;
import com.bluesky.charging.order.contract.OrderEvent.StopAnswered;
import com.bluesky.charging.order.contract.OrderStatus;
import com.bluesky.charging.order.contract.Sample;
import com.bluesky.charging.order.contract.StopAccepted;
import com.bluesky.charging.order.contract.StopOutcome;
import com.bluesky.charging.order.contract.StopReason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

/** While energy may flow. */
class RunningTest {

    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);
    private static final Duration TWENTY_MINUTES = Duration.ofMinutes(20);
    private static final ChargingStopRequested ASKED =
            stopRequested(TRANSACTION, StopReason.REQUESTED, 1, BEGUN);

    private final FixtureConfiguration<ChargingOrder> order = order();

    // Samples

    @Test
    void samples_tell_energy_and_cost_so_far() {
        order.given(charging())
                .when(samples(sample(TEN_MINUTES, 1_900)))
                .expectEvents(recorded(1_000, 150, sample(TEN_MINUTES, 1_900)));
    }

    @Test
    void samples_of_one_report_are_recorded_in_the_order_of_their_time() {
        Sample early = sample(TEN_MINUTES, 1_900);
        Sample late = sample(TWENTY_MINUTES, 2_900);
        order.given(charging())
                .when(samples(late, early))
                .expectEvents(recorded(2_000, 300, early, late));
    }

    @Test
    void an_earlier_sample_that_comes_later_is_recorded_and_takes_no_energy_back() {
        Sample early = sample(TEN_MINUTES, 1_900);
        Sample late = sample(TWENTY_MINUTES, 2_900);
        order.given(charging(recorded(2_000, 300, late)))
                .when(samples(early))
                .expectEvents(recorded(2_000, 300, early));
    }

    @Test
    void a_repeated_sample_appends_nothing() {
        Sample first = sample(TEN_MINUTES, 1_900);
        Sample second = sample(TWENTY_MINUTES, 2_900);
        order.given(charging(recorded(1_000, 150, first), recorded(2_000, 300, second)))
                .when(samples(second, first))
                .expectNoEvents();
    }

    @Test
    void a_sample_that_is_repeated_within_one_report_is_recorded_once() {
        Sample sample = sample(TEN_MINUTES, 1_900);
        order.given(charging())
                .when(samples(sample, sample))
                .expectEvents(recorded(1_000, 150, sample));
    }

    @Test
    void a_report_without_samples_appends_nothing() {
        order.given(charging()).when(samples()).expectNoEvents();
    }

    @Test
    void a_sample_without_transaction_belongs_to_the_charge_on_the_connector() {
        Sample sample = sample(TEN_MINUTES, 1_900);
        order.given(charging())
                .when(new RecordSamples(ORDER, null, List.of(sample)))
                .expectEvents(recorded(1_000, 150, sample));
    }

    @Test
    void a_meter_that_runs_backwards_is_doubted_not_billed() {
        Sample backwards = sample(TEN_MINUTES, METER_START_WH - 1);
        order.given(charging())
                .when(samples(backwards))
                .expectEvents(doubted(backwards, DoubtReason.METER_BACKWARDS));
    }

    @Test
    void an_earlier_sample_that_shows_more_than_a_later_one_is_doubted() {
        Sample late = sample(TWENTY_MINUTES, 2_900);
        Sample tooMuch = sample(TEN_MINUTES, 2_901);
        order.given(charging(recorded(2_000, 300, late)))
                .when(samples(tooMuch))
                .expectEvents(doubted(tooMuch, DoubtReason.METER_BACKWARDS));
    }

    @Test
    void a_doubted_sample_that_is_repeated_appends_nothing() {
        Sample backwards = sample(TEN_MINUTES, METER_START_WH - 1);
        order.given(charging(doubted(backwards, DoubtReason.METER_BACKWARDS)))
                .when(samples(backwards))
                .expectNoEvents();
    }

    @Test
    void as_much_as_the_strongest_charger_delivers_is_accepted_and_one_more_is_absurd() {
        long possibleWh = METER_START_WH + 10_000 + 4_000_000L / 6;
        Sample possible = sample(TEN_MINUTES, possibleWh);
        Sample absurd = sample(TEN_MINUTES, possibleWh + 1);
        order.given(chargingWithoutHold())
                .when(samples(possible, absurd))
                .expectEvents(
                        recorded(676_666, 101_500, possible),
                        doubted(absurd, DoubtReason.METER_ABSURD));
    }

    @Test
    void a_sample_from_before_the_charge_is_doubted() {
        Sample before = sample(Duration.ofSeconds(-1), METER_START_WH);
        order.given(charging())
                .when(samples(before))
                .expectEvents(doubted(before, DoubtReason.OUTSIDE_CHARGE));
    }

    @Test
    void what_a_slow_clock_puts_before_the_start_belongs_to_the_start() {
        Instant slow = BEGUN.minusSeconds(120);
        Sample sample = Sample.ofMeter(ReportTime.of(slow, BEGUN), 1_000);
        Sample atTheStart =
                Sample.ofMeter(
                        new ReportTime(slow, BEGUN, BEGUN, ReportTime.Source.PREVIOUS), 1_000);
        ChargingStarted begunAtReceipt =
                new ChargingStarted(
                        ORDER,
                        OWNER,
                        "dev-1",
                        1,
                        TRANSACTION,
                        METER_START_WH,
                        false,
                        null,
                        ReportTime.of(null, BEGUN));
        order.given(granted(starting(), begunAtReceipt))
                .when(samples(sample))
                .expectEvents(recorded(100, 15, atTheStart));
    }

    @Test
    void samples_of_another_transaction_are_doubted() {
        Sample sample = sample(TEN_MINUTES, 1_900);
        order.given(charging())
                .when(new RecordSamples(ORDER, "99", List.of(sample)))
                .expectEvents(doubted(sample, DoubtReason.WRONG_TRANSACTION));
    }

    @Test
    void samples_of_an_order_that_never_began_are_doubted_once() {
        Sample sample = sample(TEN_MINUTES, 1_900);
        SamplesDoubted doubted = doubted(sample, DoubtReason.WRONG_TRANSACTION);
        order.given(granted(starting())).when(samples(sample)).expectEvents(doubted);
        order().given(granted(starting(), doubted)).when(samples(sample)).expectNoEvents();
    }

    @Test
    void samples_before_the_tariff_is_known_cost_nothing_yet() {
        Sample sample = sample(TEN_MINUTES, 1_900);
        order.given(requested(), begun(true, null))
                .when(samples(sample))
                .expectEvents(new SamplesRecorded(ORDER, OWNER, List.of(sample), 1_000, null));
    }

    @Test
    void a_late_sample_of_an_ended_charge_is_recorded() {
        Sample late = sample(TEN_MINUTES, 1_400);
        order.given(charging(ended(TWENTY_MINUTES, 1_900)))
                .when(samples(late))
                .expectEvents(recorded(1_000, 150, late));
    }

    @Test
    void a_sample_from_after_the_end_is_doubted() {
        Sample after = sample(TWENTY_MINUTES.plusSeconds(1), 1_900);
        order.given(charging(ended(TWENTY_MINUTES, 1_900)))
                .when(samples(after))
                .expectEvents(doubted(after, DoubtReason.OUTSIDE_CHARGE));
    }

    @Test
    void a_sample_at_the_end_that_shows_more_than_the_end_is_doubted() {
        Sample more = sample(TWENTY_MINUTES, 1_901);
        order.given(charging(ended(TWENTY_MINUTES, 1_900)))
                .when(samples(more))
                .expectEvents(doubted(more, DoubtReason.METER_BACKWARDS));
    }

    // Limits

    @Test
    void the_energy_limit_stops_the_charge() {
        Sample sample = sample(TEN_MINUTES, METER_START_WH + 1_000);
        order.given(chargingWithin(new ChargingLimits(1_000L, null, null)))
                .when(samples(sample))
                .expectEvents(
                        recorded(1_000, 150, sample),
                        stopRequested(
                                TRANSACTION, StopReason.ENERGY_LIMIT, 1, BEGUN.plus(TEN_MINUTES)));
    }

    @Test
    void one_wh_below_the_energy_limit_the_charge_goes_on() {
        Sample sample = sample(TEN_MINUTES, METER_START_WH + 999);
        order.given(chargingWithin(new ChargingLimits(1_000L, null, null)))
                .when(samples(sample))
                .expectEvents(recorded(999, 150, sample));
    }

    @Test
    void the_amount_limit_stops_the_charge() {
        Sample sample = sample(TEN_MINUTES, METER_START_WH + 1_000);
        order.given(chargingWithin(new ChargingLimits(null, 150L, null)))
                .when(samples(sample))
                .expectEvents(
                        recorded(1_000, 150, sample),
                        stopRequested(
                                TRANSACTION, StopReason.AMOUNT_LIMIT, 1, BEGUN.plus(TEN_MINUTES)));
    }

    @Test
    void one_minor_unit_below_the_amount_limit_the_charge_goes_on() {
        Sample sample = sample(TEN_MINUTES, METER_START_WH + 993);
        order.given(chargingWithin(new ChargingLimits(null, 150L, null)))
                .when(samples(sample))
                .expectEvents(recorded(993, 149, sample));
    }

    @Test
    void what_was_set_aside_is_a_limit_too() {
        Sample sample = sample(TEN_MINUTES, METER_START_WH + 13_334);
        order.given(charging())
                .when(samples(sample))
                .expectEvents(
                        recorded(13_334, 2_000, sample),
                        stopRequested(
                                TRANSACTION, StopReason.AMOUNT_LIMIT, 1, BEGUN.plus(TEN_MINUTES)));
    }

    @Test
    void a_limit_asks_once() {
        Sample sample = sample(TEN_MINUTES, METER_START_WH + 13_334);
        order.given(charging(ASKED))
                .when(samples(sample))
                .expectEvents(recorded(13_334, 2_000, sample));
    }

    @Test
    void the_duration_limit_stops_the_charge() {
        Instant stopBy = BEGUN.plusSeconds(1_800);
        order.given(charging())
                .when(new ReachDurationLimit(ORDER, stopBy))
                .expectEvents(stopRequested(TRANSACTION, StopReason.DURATION_LIMIT, 1, stopBy));
    }

    @Test
    void the_duration_limit_of_a_charge_that_is_stopping_or_over_is_harmless() {
        order.given(charging(ASKED)).when(new ReachDurationLimit(ORDER, BEGUN)).expectNoEvents();
        order().given(charging(ended(TEN_MINUTES, 1_900)))
                .when(new ReachDurationLimit(ORDER, BEGUN))
                .expectNoEvents();
    }

    // Pauses

    @Test
    void a_vehicle_pauses_and_goes_on() {
        ChargingSuspended paused = new ChargingSuspended(ORDER, OWNER, true, after(TEN_MINUTES));
        order.given(charging())
                .when(state(ChargingState.SUSPENDED_EV, TEN_MINUTES))
                .expectEvents(paused);
        order().given(charging(paused))
                .when(state(ChargingState.CHARGING, TWENTY_MINUTES))
                .expectEvents(new ChargingResumed(ORDER, OWNER, after(TWENTY_MINUTES)));
    }

    @Test
    void who_pauses_may_change() {
        ChargingSuspended paused = new ChargingSuspended(ORDER, OWNER, true, after(TEN_MINUTES));
        order.given(charging(paused))
                .when(state(ChargingState.SUSPENDED_EVSE, TWENTY_MINUTES))
                .expectEvents(new ChargingSuspended(ORDER, OWNER, false, after(TWENTY_MINUTES)));
    }

    @Test
    void a_repeated_or_older_state_appends_nothing() {
        ChargingSuspended paused = new ChargingSuspended(ORDER, OWNER, true, after(TEN_MINUTES));
        order.given(charging(paused))
                .when(state(ChargingState.SUSPENDED_EV, TWENTY_MINUTES))
                .expectNoEvents();
        order().given(charging(paused))
                .when(state(ChargingState.CHARGING, TEN_MINUTES.minusSeconds(1)))
                .expectNoEvents();
        order().given(charging()).when(state(ChargingState.CHARGING, TEN_MINUTES)).expectNoEvents();
    }

    @Test
    void a_finishing_connector_waits_for_the_end() {
        order.given(charging()).when(state(ChargingState.FINISHING, TEN_MINUTES)).expectNoEvents();
    }

    // Stopping

    @Test
    void a_running_charge_is_asked_to_stop() {
        order.given(charging())
                .when(new StopCharging(ORDER, BEGUN))
                .expectEvents(ASKED)
                .expectResultMessagePayload(new StopAccepted(ORDER, OrderStatus.STOPPING, 5));
    }

    @Test
    void a_second_stop_is_answered_where_the_order_is() {
        order.given(charging(ASKED))
                .when(new StopCharging(ORDER, BEGUN))
                .expectNoEvents()
                .expectResultMessagePayload(new StopAccepted(ORDER, OrderStatus.STOPPING, 5));
    }

    @Test
    void a_stop_of_an_order_that_is_over_is_answered_how_it_ended() {
        order.given(charging(ended(TEN_MINUTES, 1_900)))
                .when(new StopCharging(ORDER, BEGUN))
                .expectNoEvents()
                .expectResultMessagePayload(new StopAccepted(ORDER, OrderStatus.ENDED, 5));
    }

    @Test
    void a_stop_that_was_not_obeyed_is_asked_again() {
        order.given(charging(ASKED))
                .when(new AskToStopAgain(ORDER, 1, BEGUN))
                .expectEvents(stopRequested(TRANSACTION, StopReason.REQUESTED, 2, BEGUN));
    }

    @Test
    void an_old_deadline_does_not_ask_again() {
        order.given(charging(ASKED, stopRequested(TRANSACTION, StopReason.REQUESTED, 2, BEGUN)))
                .when(new AskToStopAgain(ORDER, 1, BEGUN))
                .expectNoEvents();
        order().given(charging(ASKED, ended(TEN_MINUTES, 1_900)))
                .when(new AskToStopAgain(ORDER, 1, BEGUN))
                .expectNoEvents();
    }

    @Test
    void after_the_last_attempt_a_person_may_ask_once_more() {
        int last = ChargingOrder.STOP_ATTEMPTS_MAX;
        order.given(charging(stopRequested(TRANSACTION, StopReason.REQUESTED, last, BEGUN)))
                .when(new StopCharging(ORDER, BEGUN))
                .expectEvents(stopRequested(TRANSACTION, StopReason.REQUESTED, last + 1, BEGUN));
    }

    @Test
    void the_answer_to_a_stop_is_recorded_once() {
        StopAnswered answered =
                new StopAnswered(ORDER, OWNER, StopOutcome.REJECTED, "Rejected", BEGUN);
        RecordStopAnswer report =
                new RecordStopAnswer(ORDER, StopOutcome.REJECTED, "Rejected", BEGUN);
        order.given(charging(ASKED)).when(report).expectEvents(answered);
        order().given(charging(ASKED, answered)).when(report).expectNoEvents();
        // The same answer, told anew by an adapter that crashed in between.
        order().given(charging(ASKED, answered))
                .when(
                        new RecordStopAnswer(
                                ORDER, StopOutcome.REJECTED, "Rejected", BEGUN.plus(TEN_MINUTES)))
                .expectNoEvents();
        order().given(charging(ASKED, ended(TEN_MINUTES, 1_900))).when(report).expectNoEvents();
    }

    private static SamplesDoubted doubted(Sample sample, DoubtReason reason) {
        return new SamplesDoubted(ORDER, OWNER, List.of(sample), reason);
    }

    private static Object[] chargingWithin(ChargingLimits limits) {
        return new Object[] {
            requested(PaymentMode.WALLET, limits),
            connectorConfirmed(),
            fundsConfirmed(),
            starting(),
            begun()
        };
    }

    private static Object[] chargingWithoutHold() {
        return new Object[] {
            requested(PaymentMode.CUSTOMER, ChargingLimits.NONE),
            connectorConfirmed(PaymentMode.CUSTOMER, 0),
            fundsConfirmed(0),
            starting(),
            begun()
        };
    }
}
