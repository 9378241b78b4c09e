package com.bluesky.charging.order.command;

import static com.bluesky.charging.kernel.command.Refusals.refusal;
import static com.bluesky.charging.order.command.OrderScenes.BEGUN;
import static com.bluesky.charging.order.command.OrderScenes.NOON;
import static com.bluesky.charging.order.command.OrderScenes.ORDER;
import static com.bluesky.charging.order.command.OrderScenes.OWNER;
import static com.bluesky.charging.order.command.OrderScenes.START_BY;
import static com.bluesky.charging.order.command.OrderScenes.TRANSACTION;
import static com.bluesky.charging.order.command.OrderScenes.at;
import static com.bluesky.charging.order.command.OrderScenes.begin;
import static com.bluesky.charging.order.command.OrderScenes.begun;
import static com.bluesky.charging.order.command.OrderScenes.charging;
import static com.bluesky.charging.order.command.OrderScenes.confirmConnector;
import static com.bluesky.charging.order.command.OrderScenes.connectorConfirmed;
import static com.bluesky.charging.order.command.OrderScenes.detail;
import static com.bluesky.charging.order.command.OrderScenes.ended;
import static com.bluesky.charging.order.command.OrderScenes.failed;
import static com.bluesky.charging.order.command.OrderScenes.fundsConfirmed;
import static com.bluesky.charging.order.command.OrderScenes.granted;
import static com.bluesky.charging.order.command.OrderScenes.order;
import static com.bluesky.charging.order.command.OrderScenes.requested;
import static com.bluesky.charging.order.command.OrderScenes.start;
import static com.bluesky.charging.order.command.OrderScenes.startAnswer;
import static com.bluesky.charging.order.command.OrderScenes.startForeseenAs;
import static com.bluesky.charging.order.command.OrderScenes.startWith;
import static com.bluesky.charging.order.command.OrderScenes.starting;
import static com.bluesky.charging.order.command.OrderScenes.state;
import static com.bluesky.charging.order.command.OrderScenes.stopRequested;
import static com.bluesky.charging.order.command.OrderScenes.unknown;

import com.bluesky.charging.customer.contract.PaymentMode;
import com.bluesky.charging.device.contract.ConnectorRefusal.ConnectorHasNoTariff;
import com.bluesky.charging.kernel.Fingerprint;
import com.bluesky.charging.kernel.Refusal;
import com.bluesky.charging.kernel.RefusalDetails;
import com.bluesky.charging.kernel.ReportTime;
import com.bluesky.charging.order.contract.ChargingAccepted;
import com.bluesky.charging.order.contract.ChargingLimits;
import com.bluesky.charging.order.contract.ChargingState;
import com.bluesky.charging.order.contract.Continuation;
import com.bluesky.charging.order.contract.DoubtReason;
import com.bluesky.charging.order.contract.FailureCode;
import com.bluesky.charging.order.contract.OrderCommand.ConfirmConnector;
import com.bluesky.charging.order.contract.OrderCommand.ConfirmFunds;
import com.bluesky.charging.order.contract.OrderCommand.ExpireStart;
import com.bluesky.charging.order.contract.OrderCommand.GiveUpUnknownStart;
import com.bluesky.charging.order.contract.OrderCommand.RecordChargingStarted;
import com.bluesky.charging.order.contract.OrderCommand.RecordStartAnswer;
import com.bluesky.charging.order.contract.OrderCommand.RefuseConnector;
import com.bluesky.charging.order.contract.OrderCommand.RefuseFunds;
import com.bluesky.charging.order.contract.OrderCommand.StartCharging;
import com.bluesky.charging.order.contract.OrderEvent.ChargingPrepared;
import com.bluesky.charging.order.contract.OrderEvent.ChargingStartDoubted;
import com.bluesky.charging.order.contract.OrderEvent.ChargingStarted;
import com.bluesky.charging.order.contract.OrderEvent.ConnectorConfirmed;
import com.bluesky.charging.order.contract.OrderEvent.StartOutcomeUnknown;
import com.bluesky.charging.order.contract.StartOutcome;
import com.bluesky.charging.order.contract.StopReason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** From the request until energy may flow, or until it is clear that it will not. */
class StartingTest {

    private static final String TOO_LATE =
            "The charge did not begin in time. Plug the vehicle in and start another order.";
    private static final RefusalDetails OFFLINE =
            new RefusalDetails("DEVICE_OFFLINE", Refusal.Kind.CONFLICT, "Offline.");

    private final FixtureConfiguration<ChargingOrder> order = order();

    // The request

    @Test
    void a_request_is_accepted() {
        order.givenNoPriorActivity()
                .when(start(PaymentMode.WALLET, ChargingLimits.NONE, "user-1"))
                .expectEvents(requested())
                .expectResultMessagePayload(new ChargingAccepted(ORDER, NOON, 0));
    }

    @Test
    void a_repeat_is_answered_as_the_first_request_whatever_became_of_it() {
        order.given(requested(), failed("CANCELLED", "Over.", NOON))
                .when(startForeseenAs("k1:content", OFFLINE))
                .expectNoEvents()
                .expectResultMessagePayload(new ChargingAccepted(ORDER, NOON, 0));
    }

    @Test
    void a_repeat_a_month_later_is_answered_as_the_first_request() {
        StartCharging first = startWith("k1:content");
        StartCharging later =
                new StartCharging(
                        first.orderId(),
                        first.operatorId(),
                        first.customerId(),
                        first.userId(),
                        first.deviceId(),
                        first.connectorId(),
                        first.paymentMode(),
                        first.limits(),
                        // Another key makes fingerprints by then; the old one is still known.
                        new Fingerprint(List.of("k2:content", "k1:content")),
                        OFFLINE,
                        NOON.plus(Duration.ofDays(31)),
                        NOON.plus(Duration.ofDays(31)).plusSeconds(90));
        order.given(requested())
                .when(later)
                .expectNoEvents()
                .expectResultMessagePayload(new ChargingAccepted(ORDER, NOON, 0));
    }

    @Test
    void another_request_under_the_same_key_is_refused() {
        order.given(requested())
                .when(startWith("k1:other"))
                .expectNoEvents()
                .expectException(refusal("IDEMPOTENCY_KEY_REUSED"));
    }

    @Test
    void what_the_read_model_foresees_is_refused() {
        order.givenNoPriorActivity()
                .when(startForeseenAs("k1:content", OFFLINE))
                .expectNoEvents()
                .expectException(refusal("DEVICE_OFFLINE"));
    }

    @Test
    void a_wallet_needs_a_user() {
        order.givenNoPriorActivity()
                .when(start(PaymentMode.WALLET, ChargingLimits.NONE, null))
                .expectNoEvents()
                .expectException(refusal("USER_REQUIRED"));
    }

    // Connector and funds

    @Test
    void a_confirmed_connector_asks_for_the_default_hold() {
        order.given(requested())
                .when(confirmConnector())
                .expectEvents(connectorConfirmed())
                .expectResultMessagePayload(Continuation.WANTED);
    }

    @Test
    void an_amount_limit_is_what_is_held() {
        ChargingLimits limits = new ChargingLimits(null, 700L, null);
        order.given(requested(PaymentMode.WALLET, limits))
                .when(confirmConnector())
                .expectEvents(connectorConfirmed(PaymentMode.WALLET, 700));
    }

    @Test
    void without_a_wallet_the_funds_are_confirmed_at_once() {
        order.given(requested(PaymentMode.CUSTOMER, ChargingLimits.NONE))
                .when(confirmConnector())
                .expectEvents(connectorConfirmed(PaymentMode.CUSTOMER, 0), fundsConfirmed(0))
                .expectResultMessagePayload(Continuation.WANTED);
    }

    @Test
    void a_connector_without_tariff_fails_the_order() {
        order.given(requested())
                .when(new ConfirmConnector(ORDER, "site-1", "UTC", null, NOON))
                .expectEvents(
                        failed(
                                "CONNECTOR_HAS_NO_TARIFF",
                                new ConnectorHasNoTariff().detail(),
                                NOON))
                .expectResultMessagePayload(Continuation.OVER);
    }

    @Test
    void a_connector_confirmed_twice_is_known() {
        order.given(requested(), connectorConfirmed())
                .when(confirmConnector())
                .expectNoEvents()
                .expectResultMessagePayload(Continuation.WANTED);
    }

    @Test
    void a_connector_confirmed_too_late_is_given_back() {
        order.given(requested(), failed("CANCELLED", "Over.", NOON))
                .when(confirmConnector())
                .expectNoEvents()
                .expectResultMessagePayload(Continuation.OVER);
    }

    @Test
    void a_refused_connector_fails_the_order() {
        order.given(requested())
                .when(new RefuseConnector(ORDER, "CONNECTOR_BUSY", "Busy.", NOON))
                .expectEvents(failed("CONNECTOR_BUSY", "Busy.", NOON));
    }

    @Test
    void a_connector_refused_after_it_was_confirmed_changes_nothing() {
        order.given(requested(), connectorConfirmed())
                .when(new RefuseConnector(ORDER, "OCCUPANCY_IS_OVER", "Over.", NOON))
                .expectNoEvents();
    }

    @Test
    void confirmed_funds_let_the_pile_be_asked() {
        order.given(requested(), connectorConfirmed())
                .when(new ConfirmFunds(ORDER, 2_000, NOON))
                .expectEvents(fundsConfirmed())
                .expectResultMessagePayload(Continuation.WANTED);
    }

    @Test
    void funds_confirmed_twice_are_known() {
        order.given(granted())
                .when(new ConfirmFunds(ORDER, 2_000, NOON))
                .expectNoEvents()
                .expectResultMessagePayload(Continuation.WANTED);
    }

    @Test
    void the_hold_of_an_order_that_ended_stands_until_the_bill() {
        order.given(charging(ended(Duration.ofHours(1), 1_900)))
                .when(new ConfirmFunds(ORDER, 2_000, NOON))
                .expectNoEvents()
                .expectResultMessagePayload(Continuation.WANTED);
    }

    @Test
    void funds_of_an_order_that_failed_are_given_back() {
        order.given(requested(), connectorConfirmed(), failed("CANCELLED", "Over.", NOON))
                .when(new ConfirmFunds(ORDER, 2_000, NOON))
                .expectNoEvents()
                .expectResultMessagePayload(Continuation.OVER);
    }

    @Test
    void refused_funds_fail_the_order() {
        order.given(requested(), connectorConfirmed())
                .when(new RefuseFunds(ORDER, "INSUFFICIENT_FUNDS", "Too little.", NOON))
                .expectEvents(failed("INSUFFICIENT_FUNDS", "Too little.", NOON));
    }

    @Test
    void funds_refused_after_they_were_confirmed_change_nothing() {
        order.given(granted())
                .when(new RefuseFunds(ORDER, "HOLD_IS_OVER", "Over.", NOON))
                .expectNoEvents();
    }

    // The pile's answer

    @Test
    void an_accepted_start_is_starting() {
        order.given(granted()).when(startAnswer(StartOutcome.ACCEPTED)).expectEvents(starting());
    }

    @Test
    void a_rejected_start_fails_with_what_the_pile_said() {
        order.given(granted())
                .when(new RecordStartAnswer(ORDER, StartOutcome.REJECTED, "Rejected", NOON))
                .expectEvents(
                        failed(
                                "START_REJECTED",
                                "Rejected. " + FailureCode.START_REJECTED.remedy(),
                                NOON));
    }

    @Test
    void an_error_without_a_description_is_followed_by_what_to_do_as_well() {
        order.given(granted())
                .when(new RecordStartAnswer(ORDER, StartOutcome.REJECTED, "GenericError: ", NOON))
                .expectEvents(
                        failed(
                                "START_REJECTED",
                                "GenericError: " + FailureCode.START_REJECTED.remedy(),
                                NOON));
    }

    @Test
    void a_start_that_could_not_be_sent_fails() {
        order.given(granted())
                .when(startAnswer(StartOutcome.OFFLINE))
                .expectEvents(failed("DEVICE_OFFLINE", detail(FailureCode.DEVICE_OFFLINE), NOON));
    }

    @Test
    void a_start_that_was_not_sent_in_time_fails() {
        order.given(granted())
                .when(startAnswer(StartOutcome.EXPIRED))
                .expectEvents(failed("START_TIMEOUT", TOO_LATE, NOON));
    }

    @Test
    void a_start_that_was_stopped_before_it_was_sent_is_cancelled() {
        for (StartOutcome unsent : List.of(StartOutcome.EXPIRED, StartOutcome.OFFLINE)) {
            order().given(granted(stopRequested(null, StopReason.REQUESTED, 1, NOON)))
                    .when(startAnswer(unsent))
                    .expectEvents(failed("CANCELLED", detail(FailureCode.CANCELLED), NOON));
        }
    }

    @Test
    void an_unanswered_start_is_unknown_and_releases_nothing() {
        order.given(granted()).when(startAnswer(StartOutcome.UNANSWERED)).expectEvents(unknown());
    }

    @Test
    void an_unknown_start_that_is_answered_late_is_starting() {
        order.given(granted(unknown()))
                .when(startAnswer(StartOutcome.ACCEPTED))
                .expectEvents(starting());
    }

    @Test
    void an_unknown_start_that_was_refused_fails() {
        order.given(granted(unknown()))
                .when(startAnswer(StartOutcome.REJECTED))
                .expectEvents(failed("START_REJECTED", detail(FailureCode.START_REJECTED), NOON));
    }

    @ParameterizedTest
    @EnumSource(StartOutcome.class)
    void an_answer_to_an_order_that_is_further_changes_nothing(StartOutcome outcome) {
        order.given(charging()).when(startAnswer(outcome)).expectNoEvents();
    }

    @ParameterizedTest
    @EnumSource(StartOutcome.class)
    void a_second_answer_changes_nothing(StartOutcome outcome) {
        order.given(granted(starting())).when(startAnswer(outcome)).expectNoEvents();
    }

    // Deadlines

    @Test
    void what_is_not_confirmed_in_time_fails() {
        order.given(requested())
                .when(new ExpireStart(ORDER, START_BY))
                .expectEvents(failed("START_TIMEOUT", TOO_LATE, START_BY));
    }

    @Test
    void an_accepted_start_without_a_charge_fails_in_time() {
        order.given(granted(starting()))
                .when(new ExpireStart(ORDER, START_BY))
                .expectEvents(failed("START_TIMEOUT", TOO_LATE, START_BY));
    }

    @Test
    void a_start_that_may_have_been_sent_is_unknown_when_its_time_is_over() {
        order.given(granted())
                .when(new ExpireStart(ORDER, START_BY))
                .expectEvents(
                        new StartOutcomeUnknown(
                                ORDER,
                                OWNER,
                                START_BY.plus(ChargingOrder.RECONCILIATION),
                                START_BY));
    }

    @Test
    void a_start_deadline_after_the_start_is_harmless() {
        order.given(charging()).when(new ExpireStart(ORDER, START_BY)).expectNoEvents();
    }

    @Test
    void an_unknown_start_is_given_up_at_last() {
        order.given(granted(unknown()))
                .when(new GiveUpUnknownStart(ORDER, START_BY))
                .expectEvents(failed("START_UNKNOWN", detail(FailureCode.START_UNKNOWN), START_BY));
    }

    @Test
    void a_start_that_was_accepted_late_is_given_up_too() {
        order.given(granted(unknown(), starting()))
                .when(new GiveUpUnknownStart(ORDER, START_BY))
                .expectEvents(failed("START_TIMEOUT", TOO_LATE, START_BY));
    }

    @Test
    void giving_up_a_charge_that_runs_is_harmless() {
        order.given(charging()).when(new GiveUpUnknownStart(ORDER, START_BY)).expectNoEvents();
    }

    // The vehicle

    @Test
    void a_vehicle_that_came_is_noted_once() {
        ReportTime time = at(NOON.plusSeconds(5));
        ChargingPrepared prepared = new ChargingPrepared(ORDER, OWNER, time);
        order.given(granted(starting()))
                .when(state(ChargingState.PREPARING, Duration.ofSeconds(-55)))
                .expectEvents(prepared);
        order().given(granted(starting(), prepared))
                .when(state(ChargingState.PREPARING, Duration.ofSeconds(-50)))
                .expectNoEvents();
    }

    @Test
    void a_vehicle_that_came_and_went_fails_the_order() {
        ChargingPrepared prepared = new ChargingPrepared(ORDER, OWNER, at(NOON.plusSeconds(5)));
        order.given(granted(starting(), prepared))
                .when(state(ChargingState.IDLE, Duration.ZERO))
                .expectEvents(failed("UNPLUGGED", detail(FailureCode.UNPLUGGED), BEGUN));
    }

    @Test
    void an_idle_connector_before_any_vehicle_came_says_nothing() {
        order.given(granted(starting()))
                .when(state(ChargingState.IDLE, Duration.ZERO))
                .expectNoEvents();
    }

    @Test
    void an_idle_connector_from_before_the_vehicle_came_says_nothing() {
        ChargingPrepared prepared = new ChargingPrepared(ORDER, OWNER, at(BEGUN));
        order.given(granted(starting(), prepared))
                .when(state(ChargingState.IDLE, Duration.ofSeconds(-1)))
                .expectNoEvents();
    }

    // The charge begins

    @Test
    void the_charge_begins() {
        order.given(granted(starting())).when(begin()).expectEvents(begun());
    }

    @Test
    void the_charge_may_begin_before_the_pile_answered() {
        order.given(granted()).when(begin()).expectEvents(begun());
    }

    @Test
    void a_late_start_of_an_unknown_order_finds_its_hold() {
        order.given(granted(unknown())).when(begin()).expectEvents(begun());
    }

    @Test
    void a_late_start_of_a_failed_order_opens_it_anew() {
        order.given(granted(unknown(), failed("START_UNKNOWN", "Unknown.", BEGUN)))
                .when(begin())
                .expectEvents(begun(true, null));
    }

    @Test
    void a_start_before_the_request_by_the_piles_clock_is_taken_as_at_the_request() {
        Instant tooEarly = NOON.minusSeconds(300);
        order.given(granted(starting()))
                .when(
                        new RecordChargingStarted(
                                ORDER, TRANSACTION, 900, null, ReportTime.of(tooEarly, BEGUN)))
                .expectEvents(
                        new ChargingStarted(
                                ORDER,
                                OWNER,
                                "dev-1",
                                1,
                                TRANSACTION,
                                900,
                                false,
                                null,
                                new ReportTime(tooEarly, BEGUN, NOON, ReportTime.Source.PREVIOUS)));
    }

    @Test
    void a_duration_limit_counts_from_the_start() {
        ChargingLimits limits = new ChargingLimits(null, null, 1_800L);
        order.given(requested(PaymentMode.WALLET, limits), connectorConfirmed(), fundsConfirmed())
                .when(begin())
                .expectEvents(begun(false, BEGUN.plusSeconds(1_800)));
    }

    @Test
    void a_repeated_start_is_known() {
        order.given(charging()).when(begin()).expectNoEvents();
    }

    @Test
    void another_transaction_for_the_same_order_is_doubted_once() {
        ChargingStartDoubted doubted =
                new ChargingStartDoubted(
                        ORDER, OWNER, "18", 950, DoubtReason.WRONG_TRANSACTION, at(BEGUN));
        order.given(charging()).when(begin("18", 950)).expectEvents(doubted);
        order().given(charging(doubted)).when(begin("18", 950)).expectNoEvents();
    }

    @Test
    void an_order_opened_anew_pins_the_tariff_that_it_had_not_yet() {
        order.given(requested(), failed("CONNECTOR_BUSY", "Busy.", NOON), begun(true, null))
                .when(confirmConnector())
                .expectEvents(connectorConfirmed(PaymentMode.WALLET, 0))
                .expectResultMessagePayload(Continuation.WANTED);
    }

    @Test
    void an_order_opened_anew_keeps_the_tariff_that_it_had() {
        order.given(granted(failed("START_UNKNOWN", "Unknown.", NOON), begun(true, null)))
                .when(confirmConnector())
                .expectNoEvents()
                .expectResultMessagePayload(Continuation.WANTED);
    }

    @Test
    void a_running_charge_may_be_confirmed_without_a_tariff() {
        order.given(requested(), failed("CONNECTOR_BUSY", "Busy.", NOON), begun(true, null))
                .when(new ConfirmConnector(ORDER, "site-1", "UTC", null, NOON))
                .expectEvents(
                        new ConnectorConfirmed(
                                ORDER, OWNER, "site-1", "UTC", null, PaymentMode.WALLET, 0, NOON))
                .expectResultMessagePayload(Continuation.WANTED);
    }

    @Test
    void nothing_is_held_for_an_order_opened_anew() {
        order.given(granted(failed("START_UNKNOWN", "Unknown.", NOON), begun(true, null)))
                .when(new ConfirmFunds(ORDER, 2_000, NOON))
                .expectNoEvents()
                .expectResultMessagePayload(Continuation.OVER);
    }
}
