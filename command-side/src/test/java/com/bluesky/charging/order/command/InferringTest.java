package com.bluesky.charging.order.command;

import static com.bluesky.charging.order.command.OrderScenes.BEGUN;
import static com.bluesky.charging.order.command.OrderScenes.ORDER;
import static com.bluesky.charging.order.command.OrderScenes.OWNER;
import static com.bluesky.charging.order.command.OrderScenes.TRANSACTION;
import static com.bluesky.charging.order.command.OrderScenes.after;
import static com.bluesky.charging.order.command.OrderScenes.begun;
import static com.bluesky.charging.order.command.OrderScenes.charging;
import static com.bluesky.charging.order.command.OrderScenes.end;
import static com.bluesky.charging.order.command.OrderScenes.ended;
import static com.bluesky.charging.order.command.OrderScenes.granted;
import static com.bluesky.charging.order.command.OrderScenes.inferred;
import static com.bluesky.charging.order.command.OrderScenes.order;
import static com.bluesky.charging.order.command.OrderScenes.recorded;
import static com.bluesky.charging.order.command.OrderScenes.sample;
import static com.bluesky.charging.order.command.OrderScenes.samples;
import static com.bluesky.charging.order.command.OrderScenes.starting;
import static com.bluesky.charging.order.command.OrderScenes.state;
import static com.bluesky.charging.order.command.OrderScenes.stopRequested;
import static com.bluesky.charging.order.command.OrderScenes.suspected;

import com.bluesky.charging.kernel.ReportTime;
import com.bluesky.charging.order.contract.ChargingState;
import com.bluesky.charging.order.contract.OrderCommand.AskToStopAgain;
import com.bluesky.charging.order.contract.OrderCommand.InferStop;
import com.bluesky.charging.order.contract.OrderCommand.RecordChargingState;
import com.bluesky.charging.order.contract.OrderCommand.RecordSamples;
import com.bluesky.charging.order.contract.OrderCommand.RecordStopAnswer;
import com.bluesky.charging.order.contract.OrderCommand.StopCharging;
import com.bluesky.charging.order.contract.OrderEvent.ChargingEndDismissed;
import com.bluesky.charging.order.contract.OrderEvent.ChargingEndSuspected;
import com.bluesky.charging.order.contract.OrderEvent.ChargingResumed;
import com.bluesky.charging.order.contract.OrderEvent.ChargingStarted;
import com.bluesky.charging.order.contract.OrderEvent.ChargingStopRequested;
import com.bluesky.charging.order.contract.OrderEvent.ChargingSuspended;
import com.bluesky.charging.order.contract.OrderEvent.StopAnswered;
import com.bluesky.charging.order.contract.OrderStatus;
import com.bluesky.charging.order.contract.Sample;
import com.bluesky.charging.order.contract.StopAccepted;
import com.bluesky.charging.order.contract.StopOutcome;
import com.bluesky.charging.order.contract.StopReason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A pile that was silent comes back with nothing on its connector. */
class InferringTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration LATER = HOUR.plusMinutes(2);
    private static final Sample LAST = sample(Duration.ofMinutes(30), 4_400);
    private static final Instant GRACE_OVER = suspected(HOUR).inferAt();
    private static final Instant MUCH_LATER = BEGUN.plus(HOUR.multipliedBy(3));

    private final FixtureConfiguration<ChargingOrder> order = order();

    @ParameterizedTest
    @EnumSource(names = {"IDLE", "PREPARING"})
    void a_pile_without_the_charge_has_five_minutes_to_tell_its_end(ChargingState nothing) {
        order.given(charging()).when(state(nothing, HOUR)).expectEvents(suspected(HOUR));
    }

    @Test
    void a_charge_that_pauses_or_is_to_stop_may_have_ended_too() {
        ChargingSuspended paused =
                new ChargingSuspended(ORDER, OWNER, true, after(Duration.ofMinutes(1)));
        order.given(charging(paused))
                .when(state(ChargingState.IDLE, HOUR))
                .expectEvents(suspected(HOUR));
        order().given(charging(stopRequested(TRANSACTION, StopReason.REQUESTED, 1, BEGUN)))
                .when(state(ChargingState.IDLE, HOUR))
                .expectEvents(suspected(HOUR));
    }

    @Test
    void a_repeat_of_the_status_does_not_prolong_the_grace() {
        order.given(charging(suspected(HOUR)))
                .when(state(ChargingState.IDLE, LATER))
                .expectNoEvents();
        order().given(charging(suspected(HOUR)))
                .when(state(ChargingState.PREPARING, LATER))
                .expectNoEvents();
    }

    @Test
    void an_idle_connector_from_before_the_charge_says_nothing() {
        order.given(charging())
                .when(state(ChargingState.IDLE, Duration.ofSeconds(-1)))
                .expectNoEvents();
    }

    @Test
    void a_clock_that_was_not_usable_at_the_start_is_compared_with_itself() {
        Instant slow = BEGUN.minus(Duration.ofDays(3));
        ReportTime taken = new ReportTime(slow, BEGUN, BEGUN, ReportTime.Source.PREVIOUS);
        ChargingStarted begunByASlowClock =
                new ChargingStarted(ORDER, OWNER, "dev-1", 1, TRANSACTION, 900, false, null, taken);
        ReportTime idle = ReportTime.of(slow.plus(HOUR), BEGUN.plus(HOUR));
        order.given(granted(starting(), begunByASlowClock))
                .when(new RecordChargingState(ORDER, ChargingState.IDLE, idle))
                .expectEvents(new ChargingEndSuspected(ORDER, OWNER, GRACE_OVER, idle));
    }

    @Test
    void when_the_grace_is_over_the_charge_ended_at_its_last_reading() {
        order.given(charging(recorded(3_500, 525, LAST), suspected(HOUR)))
                .when(new InferStop(ORDER, GRACE_OVER))
                .expectEvents(inferred(LAST, StopReason.UNSEEN, GRACE_OVER));
    }

    @Test
    void a_charge_without_readings_ended_where_it_began() {
        order.given(charging(suspected(HOUR)))
                .when(new InferStop(ORDER, GRACE_OVER))
                .expectEvents(
                        inferred(
                                sample(Duration.ZERO, OrderScenes.METER_START_WH),
                                StopReason.UNSEEN,
                                GRACE_OVER));
    }

    @Test
    void a_charge_that_was_to_stop_is_told_to_have_stopped_for_that() {
        order.given(
                        charging(
                                recorded(3_500, 525, LAST),
                                stopRequested(TRANSACTION, StopReason.ENERGY_LIMIT, 1, BEGUN),
                                suspected(HOUR)))
                .when(new InferStop(ORDER, GRACE_OVER))
                .expectEvents(inferred(LAST, StopReason.ENERGY_LIMIT, GRACE_OVER));
    }

    @ParameterizedTest
    @EnumSource(names = {"CHARGING", "SUSPENDED_EV", "SUSPENDED_EVSE"})
    void a_later_state_of_the_charge_dismisses_the_suspicion(ChargingState state) {
        ChargingEndDismissed dismissed = new ChargingEndDismissed(ORDER, OWNER, after(LATER));
        Object[] expected =
                state == ChargingState.CHARGING
                        ? new Object[] {dismissed}
                        : new Object[] {
                            dismissed,
                            new ChargingSuspended(
                                    ORDER, OWNER, state == ChargingState.SUSPENDED_EV, after(LATER))
                        };
        order.given(charging(suspected(HOUR))).when(state(state, LATER)).expectEvents(expected);
        order().given(charging(suspected(HOUR), dismissed))
                .when(new InferStop(ORDER, GRACE_OVER))
                .expectNoEvents();
    }

    @Test
    void a_paused_charge_that_goes_on_is_no_longer_suspected() {
        ChargingSuspended paused =
                new ChargingSuspended(ORDER, OWNER, true, after(Duration.ofMinutes(1)));
        order.given(charging(paused, suspected(HOUR)))
                .when(state(ChargingState.CHARGING, LATER))
                .expectEvents(
                        new ChargingEndDismissed(ORDER, OWNER, after(LATER)),
                        new ChargingResumed(ORDER, OWNER, after(LATER)));
    }

    @Test
    void an_older_state_of_the_charge_dismisses_nothing() {
        order.given(charging(suspected(HOUR)))
                .when(state(ChargingState.CHARGING, HOUR.minusSeconds(1)))
                .expectNoEvents();
    }

    @Test
    void energy_that_flowed_after_the_charge_seemed_over_says_that_it_goes_on() {
        Sample flowing = sample(LATER, 8_000);
        order.given(charging(recorded(3_500, 525, LAST), suspected(HOUR)))
                .when(samples(flowing))
                .expectEvents(
                        recorded(7_100, 1_065, flowing),
                        new ChargingEndDismissed(ORDER, OWNER, after(LATER)));
    }

    @Test
    void readings_that_tell_no_later_energy_of_the_transaction_dismiss_nothing() {
        Sample unchanged = sample(LATER, 4_400);
        Sample fromTheQueue = sample(HOUR, 7_900);
        order.given(charging(recorded(3_500, 525, LAST), suspected(HOUR)))
                .when(samples(unchanged))
                .expectEvents(recorded(3_500, 525, unchanged));
        order().given(charging(recorded(3_500, 525, LAST), suspected(HOUR)))
                .when(samples(fromTheQueue))
                .expectEvents(recorded(7_000, 1_050, fromTheQueue));
        Sample byTheConnector = sample(LATER, 8_000);
        order().given(charging(recorded(3_500, 525, LAST), suspected(HOUR)))
                .when(new RecordSamples(ORDER, null, List.of(byTheConnector)))
                .expectEvents(recorded(7_100, 1_065, byTheConnector));
    }

    @Test
    void a_told_end_makes_the_deadline_harmless() {
        order.given(charging(suspected(HOUR)))
                .when(end(HOUR, 7_900))
                .expectEvents(ended(HOUR, 7_900));
        order().given(charging(suspected(HOUR), ended(HOUR, 7_900)))
                .when(new InferStop(ORDER, GRACE_OVER))
                .expectNoEvents();
    }

    @Test
    void a_deadline_that_fires_twice_or_late_changes_nothing() {
        order.given(
                        charging(
                                recorded(3_500, 525, LAST),
                                suspected(HOUR),
                                inferred(LAST, StopReason.UNSEEN, GRACE_OVER)))
                .when(new InferStop(ORDER, GRACE_OVER))
                .expectNoEvents();
        order().given(charging()).when(new InferStop(ORDER, GRACE_OVER)).expectNoEvents();
    }

    @Test
    void the_deadline_of_an_earlier_suspicion_does_not_end_the_grace_of_a_later_one() {
        ChargingEndDismissed dismissed = new ChargingEndDismissed(ORDER, OWNER, after(LATER));
        Object[] suspectedAnew =
                charging(suspected(HOUR), dismissed, suspected(LATER.plusMinutes(1)));
        order.given(suspectedAnew).when(new InferStop(ORDER, GRACE_OVER)).expectNoEvents();
        order().given(suspectedAnew)
                .when(new InferStop(ORDER, suspected(LATER.plusMinutes(1)).inferAt()))
                .expectEvents(
                        inferred(
                                sample(Duration.ZERO, OrderScenes.METER_START_WH),
                                StopReason.UNSEEN,
                                suspected(LATER.plusMinutes(1)).inferAt()));
    }

    @Test
    void a_charge_that_is_over_is_not_suspected() {
        order.given(granted(starting(), begun(), ended(HOUR, 7_900)))
                .when(state(ChargingState.IDLE, LATER))
                .expectNoEvents();
    }

    // The end was inferred, and the charge goes on

    @Test
    void a_charge_that_is_wrongly_over_can_be_stopped_and_stays_over() {
        order.given(wronglyOver())
                .when(new StopCharging(ORDER, MUCH_LATER))
                .expectEvents(stopRequested(TRANSACTION, StopReason.REQUESTED, 1, MUCH_LATER))
                .expectResultMessagePayload(new StopAccepted(ORDER, OrderStatus.ENDED, 8));
        order().given(wronglyOver(askedToStop(1)))
                .when(new StopCharging(ORDER, MUCH_LATER))
                .expectNoEvents();
        order().given(wronglyOver(askedToStop(1)))
                .when(new AskToStopAgain(ORDER, 1, MUCH_LATER))
                .expectEvents(stopRequested(TRANSACTION, StopReason.UNSEEN, 2, MUCH_LATER));
        order().given(wronglyOver(askedToStop(1)))
                .when(new RecordStopAnswer(ORDER, StopOutcome.REJECTED, null, MUCH_LATER))
                .expectEvents(
                        new StopAnswered(ORDER, OWNER, StopOutcome.REJECTED, null, MUCH_LATER));
    }

    @Test
    void energy_that_flows_after_the_inferred_end_asks_the_pile_to_stop_once() {
        Sample flowing = sample(LATER, 8_000);
        order.given(wronglyOver())
                .when(samples(flowing))
                .expectEvents(
                        recorded(7_100, 1_065, flowing),
                        stopRequested(TRANSACTION, StopReason.UNSEEN, 1, BEGUN.plus(LATER)));
        order().given(wronglyOver(askedToStop(1)))
                .when(samples(flowing))
                .expectEvents(recorded(7_100, 1_065, flowing));
    }

    @Test
    void readings_that_do_not_show_that_the_charge_goes_on_ask_for_nothing() {
        Sample fromTheQueue = sample(HOUR, 7_900);
        order.given(wronglyOver())
                .when(samples(fromTheQueue))
                .expectEvents(recorded(7_000, 1_050, fromTheQueue));
        Sample unchanged = sample(LATER, 4_400);
        order().given(wronglyOver())
                .when(samples(unchanged))
                .expectEvents(recorded(3_500, 525, unchanged));
        Sample byTheConnector = sample(LATER, 8_000);
        order().given(wronglyOver())
                .when(new RecordSamples(ORDER, null, List.of(byTheConnector)))
                .expectEvents(recorded(7_100, 1_065, byTheConnector));
    }

    @Test
    void a_stop_from_before_the_inferred_end_is_asked_anew_and_not_again_by_itself() {
        Object[] stopped =
                charging(
                        recorded(3_500, 525, LAST),
                        stopRequested(TRANSACTION, StopReason.REQUESTED, 1, BEGUN),
                        suspected(HOUR),
                        inferred(LAST, StopReason.REQUESTED, GRACE_OVER));
        order.given(stopped).when(new AskToStopAgain(ORDER, 1, MUCH_LATER)).expectNoEvents();
        order().given(stopped)
                .when(new StopCharging(ORDER, MUCH_LATER))
                .expectEvents(stopRequested(TRANSACTION, StopReason.REQUESTED, 2, MUCH_LATER));
    }

    @Test
    void a_true_end_ends_the_asking() {
        order.given(wronglyOver(askedToStop(1), ended(LATER, 8_000)))
                .when(new AskToStopAgain(ORDER, 1, MUCH_LATER))
                .expectNoEvents();
        order().given(wronglyOver(askedToStop(1), ended(LATER, 8_000)))
                .when(new StopCharging(ORDER, MUCH_LATER))
                .expectNoEvents();
    }

    private static Object[] wronglyOver(Object... after) {
        List<Object> all = new ArrayList<>();
        all.add(recorded(3_500, 525, LAST));
        all.add(suspected(HOUR));
        all.add(inferred(LAST, StopReason.UNSEEN, GRACE_OVER));
        all.addAll(List.of(after));
        return charging(all.toArray());
    }

    private static ChargingStopRequested askedToStop(int attempt) {
        return stopRequested(TRANSACTION, StopReason.UNSEEN, attempt, MUCH_LATER);
    }
}
