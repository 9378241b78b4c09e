package com.bluesky.charging.order.command;

import static com.bluesky.charging.kernel.command.Refusals.refusal;
import static com.bluesky.charging.order.command.OrderScenes.BEGUN;
import static com.bluesky.charging.order.command.OrderScenes.ORDER;
import static com.bluesky.charging.order.command.OrderScenes.OWNER;
import static com.bluesky.charging.order.command.OrderScenes.TARIFF;
import static com.bluesky.charging.order.command.OrderScenes.TRANSACTION;
import static com.bluesky.charging.order.command.OrderScenes.at;
import static com.bluesky.charging.order.command.OrderScenes.begin;
import static com.bluesky.charging.order.command.OrderScenes.beginBy;
import static com.bluesky.charging.order.command.OrderScenes.begun;
import static com.bluesky.charging.order.command.OrderScenes.begunBy;
import static com.bluesky.charging.order.command.OrderScenes.begunByCard;
import static com.bluesky.charging.order.command.OrderScenes.card;
import static com.bluesky.charging.order.command.OrderScenes.claimed;
import static com.bluesky.charging.order.command.OrderScenes.claimedAtOnce;
import static com.bluesky.charging.order.command.OrderScenes.connectorConfirmed;
import static com.bluesky.charging.order.command.OrderScenes.end;
import static com.bluesky.charging.order.command.OrderScenes.ended;
import static com.bluesky.charging.order.command.OrderScenes.order;
import static com.bluesky.charging.order.command.OrderScenes.recorded;
import static com.bluesky.charging.order.command.OrderScenes.sample;
import static com.bluesky.charging.order.command.OrderScenes.samples;
import static com.bluesky.charging.order.command.OrderScenes.startWith;
import static com.bluesky.charging.order.command.OrderScenes.stopRequested;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bluesky.charging.customer.contract.PaymentMode;
import com.bluesky.charging.kernel.ReportTime;
import com.bluesky.charging.kernel.command.CommandSide;
import com.bluesky.charging.order.contract.Continuation;
import com.bluesky.charging.order.contract.OrderCommand.ClaimConnector;
import com.bluesky.charging.order.contract.OrderCommand.ConfirmConnector;
import com.bluesky.charging.order.contract.OrderCommand.ConfirmFunds;
import com.bluesky.charging.order.contract.OrderCommand.RefuseConnector;
import com.bluesky.charging.order.contract.OrderCommand.RefuseFunds;
import com.bluesky.charging.order.contract.OrderCommand.Settle;
import com.bluesky.charging.order.contract.OrderCommand.StopCharging;
import com.bluesky.charging.order.contract.OrderCommand.VerifyClaim;
import com.bluesky.charging.order.contract.OrderEvent.ChargingStarted;
import com.bluesky.charging.order.contract.OrderEvent.ConnectorClaimRefused;
import com.bluesky.charging.order.contract.OrderEvent.ConnectorConfirmed;
import com.bluesky.charging.order.contract.OrderEvent.HoldConfirmed;
import com.bluesky.charging.order.contract.OrderStatus;
import com.bluesky.charging.order.contract.Sample;
import com.bluesky.charging.order.contract.StopAccepted;
import com.bluesky.charging.order.contract.StopReason;
import com.bluesky.charging.price.contract.Tariff;
import java.time.Duration;
import java.time.Instant;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A charge that began at the pile, by a card. */
class CardChargeTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Instant LATE = BEGUN.plus(Duration.ofHours(3));
    private static final Instant CLAIM_AT = LATE.plus(ChargingOrder.QUEUE_REPLAY);

    private final FixtureConfiguration<ChargingOrder> order = order();

    // The order comes about

    @Test
    void the_report_makes_the_order_and_claims_the_connector() {
        order.givenNoPriorActivity().when(beginBy(card(), at(BEGUN))).expectEvents(begunByCard());
    }

    @Test
    void without_a_card_an_unknown_order_is_not_found() {
        try (CommandSide side = CommandSide.still()) {
            assertThatThrownBy(() -> side.send(begin()))
                    .isInstanceOf(AggregateNotFoundException.class);
            assertThat(side.events().all()).isEmpty();
            side.send(beginBy(card(), at(BEGUN)));
            assertThat(side.events().all()).hasSize(3);
        }
    }

    @Test
    void a_repeated_report_is_known_however_late() {
        order.given(begunByCard()).when(beginBy(card(), at(BEGUN))).expectNoEvents();
        order().given(begunByCard(ended(HOUR, 7_900)))
                .when(beginBy(card(), ReportTime.of(BEGUN, LATE)))
                .expectNoEvents();
    }

    @Test
    void a_card_that_may_not_charge_is_asked_to_stop() {
        order.givenNoPriorActivity()
                .when(beginBy(card(PaymentMode.WALLET, false, TARIFF), at(BEGUN)))
                .expectEvents(
                        begunBy(card(PaymentMode.WALLET, false, TARIFF), null, at(BEGUN)),
                        begun(),
                        claimedAtOnce(BEGUN),
                        stopRequested(TRANSACTION, StopReason.DE_AUTHORIZED, 1, BEGUN));
    }

    @Test
    void nobody_starts_an_order_that_a_card_began() {
        order.given(begunByCard())
                .when(startWith("k1:content"))
                .expectNoEvents()
                .expectException(refusal("IDEMPOTENCY_KEY_REUSED"));
    }

    @Test
    void a_person_may_stop_it() {
        order.given(begunByCard())
                .when(new StopCharging(ORDER, BEGUN))
                .expectEvents(stopRequested(TRANSACTION, StopReason.REQUESTED, 1, BEGUN))
                .expectResultMessagePayload(new StopAccepted(ORDER, OrderStatus.STOPPING, 3));
    }

    // Told late

    @Test
    void a_start_that_is_told_a_minute_late_is_told_at_once_and_one_later_is_not() {
        Instant atOnce = BEGUN.plus(CardBeginning.TOLD_AT_ONCE);
        ReportTime prompt = ReportTime.of(BEGUN, atOnce);
        order.givenNoPriorActivity()
                .when(beginBy(card(), prompt))
                .expectEvents(
                        begunBy(card(), null, prompt), begunAt(prompt), claimedAtOnce(atOnce));
        Instant later = atOnce.plusMillis(1);
        ReportTime late = ReportTime.of(BEGUN, later);
        order().givenNoPriorActivity()
                .when(beginBy(card(), late))
                .expectEvents(
                        begunBy(card(), later.plus(ChargingOrder.QUEUE_REPLAY), late),
                        begunAt(late));
    }

    @Test
    void a_charge_told_late_that_still_runs_claims_its_connector_when_the_queue_is_empty() {
        order.given(toldLate())
                .when(new ClaimConnector(ORDER, CLAIM_AT))
                .expectEvents(claimed(1, CLAIM_AT));
    }

    @Test
    void a_charge_told_late_and_already_over_claims_nothing() {
        order.given(toldLate(ended(HOUR, 7_900)))
                .when(new ClaimConnector(ORDER, CLAIM_AT))
                .expectNoEvents();
    }

    @Test
    void a_claim_that_comes_twice_is_made_once() {
        order.given(toldLate(claimed(1, CLAIM_AT)))
                .when(new ClaimConnector(ORDER, CLAIM_AT))
                .expectNoEvents();
        order().given(begunByCard()).when(new ClaimConnector(ORDER, CLAIM_AT)).expectNoEvents();
    }

    @Test
    void a_claim_is_verified_before_somebody_gives_way_for_it() {
        order.given(begunByCard())
                .when(new VerifyClaim(ORDER))
                .expectNoEvents()
                .expectResultMessagePayload(Continuation.WANTED);
        order().given(begunByCard(ended(HOUR, 7_900)))
                .when(new VerifyClaim(ORDER))
                .expectNoEvents()
                .expectResultMessagePayload(Continuation.OVER);
    }

    // The connector

    @Test
    void the_connector_is_confirmed_with_the_tariff_that_was_pinned() {
        order.given(begunByCard())
                .when(confirmedWith(otherTariff()))
                .expectEvents(confirmed(TARIFF, 2_000))
                .expectResultMessagePayload(Continuation.WANTED);
        order().given(begunByCard(confirmed(TARIFF, 2_000)))
                .when(confirmedWith(otherTariff()))
                .expectNoEvents()
                .expectResultMessagePayload(Continuation.WANTED);
    }

    @Test
    void a_charge_that_began_without_a_tariff_does_not_get_the_connectors() {
        order.given(begunBy(card(PaymentMode.WALLET, true, null), null, at(BEGUN)), begun())
                .when(confirmedWith(otherTariff()))
                .expectEvents(confirmed(null, 0));
    }

    @Test
    void a_connector_confirmed_after_the_end_is_given_back() {
        order.given(begunByCard(ended(HOUR, 7_900)))
                .when(confirmedWith(TARIFF))
                .expectNoEvents()
                .expectResultMessagePayload(Continuation.OVER);
    }

    @Test
    void a_refused_connector_is_claimed_again_later() {
        Instant again = BEGUN.plus(ChargingOrder.QUEUE_REPLAY);
        ConnectorClaimRefused refused = claimRefused(1, again);
        RefuseConnector refuse = new RefuseConnector(ORDER, "CONNECTOR_BUSY", "Busy.", BEGUN);
        order.given(begunByCard()).when(refuse).expectEvents(refused);
        order().given(begunByCard(refused)).when(refuse).expectNoEvents();
        order().given(begunByCard(refused))
                .when(new ClaimConnector(ORDER, again))
                .expectEvents(claimed(2, again));
        order().given(begunByCard(refused, ended(HOUR, 7_900)))
                .when(new ClaimConnector(ORDER, again))
                .expectNoEvents();
    }

    @Test
    void the_last_claim_is_the_last() {
        RefuseConnector refuse = new RefuseConnector(ORDER, "CONNECTOR_BUSY", "Busy.", BEGUN);
        order.given(begunByCard(claimed(CardBeginning.CLAIMS_MAX - 1, BEGUN)))
                .when(refuse)
                .expectEvents(
                        claimRefused(
                                CardBeginning.CLAIMS_MAX - 1,
                                BEGUN.plus(ChargingOrder.QUEUE_REPLAY)));
        order().given(begunByCard(claimed(CardBeginning.CLAIMS_MAX, BEGUN)))
                .when(refuse)
                .expectEvents(claimRefused(CardBeginning.CLAIMS_MAX, null));
    }

    // Funds

    @Test
    void money_that_was_set_aside_asks_nobody_to_start_and_is_a_limit() {
        HoldConfirmed held = new HoldConfirmed(ORDER, OWNER, 2_000, BEGUN);
        order.given(begunByCard(connectorConfirmed()))
                .when(new ConfirmFunds(ORDER, 2_000, BEGUN))
                .expectEvents(held)
                .expectResultMessagePayload(Continuation.WANTED);
        order().given(begunByCard(connectorConfirmed(), held))
                .when(new ConfirmFunds(ORDER, 2_000, BEGUN))
                .expectNoEvents()
                .expectResultMessagePayload(Continuation.WANTED);
        Sample costly = sample(HOUR, 900 + 13_334);
        order().given(begunByCard(connectorConfirmed(), held))
                .when(samples(costly))
                .expectEvents(
                        recorded(13_334, 2_000, costly),
                        stopRequested(TRANSACTION, StopReason.AMOUNT_LIMIT, 1, BEGUN.plus(HOUR)));
    }

    @Test
    void the_hold_of_a_charge_that_ended_meanwhile_stands_until_the_bill() {
        order.given(begunByCard(connectorConfirmed(), ended(HOUR, 7_900)))
                .when(new ConfirmFunds(ORDER, 2_000, BEGUN))
                .expectEvents(new HoldConfirmed(ORDER, OWNER, 2_000, BEGUN))
                .expectResultMessagePayload(Continuation.WANTED);
    }

    @Test
    void a_hold_that_is_confirmed_after_the_bill_is_left_to_the_bill() {
        order.given(begunByCard(connectorConfirmed(), ended(HOUR, 7_900)))
                .andGivenCommands(new Settle(ORDER, LATE))
                .when(new ConfirmFunds(ORDER, 0, BEGUN))
                .expectNoEvents()
                .expectResultMessagePayload(Continuation.WANTED);
    }

    @Test
    void refused_funds_ask_the_pile_to_stop_once() {
        RefuseFunds refuse = new RefuseFunds(ORDER, "INSUFFICIENT_FUNDS", "Too little.", BEGUN);
        order.given(begunByCard(connectorConfirmed()))
                .when(refuse)
                .expectEvents(stopRequested(TRANSACTION, StopReason.FUNDS_REFUSED, 1, BEGUN));
        order().given(
                        begunByCard(
                                connectorConfirmed(),
                                stopRequested(TRANSACTION, StopReason.FUNDS_REFUSED, 1, BEGUN)))
                .when(refuse)
                .expectNoEvents();
        order().given(begunByCard(connectorConfirmed(), ended(HOUR, 7_900)))
                .when(refuse)
                .expectNoEvents();
    }

    @Test
    void a_customer_that_collects_the_money_itself_has_nothing_held() {
        order.given(begunBy(card(PaymentMode.CUSTOMER, true, TARIFF), null, at(BEGUN)), begun())
                .when(confirmedWith(TARIFF))
                .expectEvents(connectorConfirmedAt(TARIFF, PaymentMode.CUSTOMER, 0));
    }

    // The bill

    @Test
    void what_a_refused_card_took_is_billed_all_the_same() {
        order.given(
                        begunBy(card(PaymentMode.WALLET, false, TARIFF), null, at(BEGUN)),
                        begun(),
                        stopRequested(TRANSACTION, StopReason.DE_AUTHORIZED, 1, BEGUN))
                .when(end(HOUR, 7_900))
                .expectEvents(ended(HOUR, 7_900));
    }

    @Test
    void without_a_tariff_it_ends_and_is_not_settled() {
        order.given(
                        begunBy(card(PaymentMode.WALLET, true, null), null, at(BEGUN)),
                        begun(),
                        ended(HOUR, 7_900))
                .when(new Settle(ORDER, LATE))
                .expectNoEvents()
                .expectException(refusal("ORDER_HAS_NO_TARIFF"));
    }

    private static Object[] toldLate(Object... after) {
        ReportTime late = ReportTime.of(BEGUN, LATE);
        Object[] all = new Object[after.length + 2];
        all[0] = begunBy(card(), CLAIM_AT, late);
        all[1] = begunAt(late);
        System.arraycopy(after, 0, all, 2, after.length);
        return all;
    }

    private static ChargingStarted begunAt(ReportTime time) {
        return new ChargingStarted(ORDER, OWNER, "dev-1", 1, TRANSACTION, 900, false, null, time);
    }

    private static ConnectorClaimRefused claimRefused(int attempt, @Nullable Instant again) {
        return new ConnectorClaimRefused(
                ORDER, OWNER, attempt, "CONNECTOR_BUSY", "Busy.", again, BEGUN);
    }

    private static ConfirmConnector confirmedWith(Tariff tariff) {
        return new ConfirmConnector(ORDER, "site-9", "Asia/Shanghai", tariff, BEGUN);
    }

    private static ConnectorConfirmed confirmed(@Nullable Tariff tariff, long holdMinor) {
        return connectorConfirmedAt(tariff, PaymentMode.WALLET, holdMinor);
    }

    private static ConnectorConfirmed connectorConfirmedAt(
            @Nullable Tariff tariff, PaymentMode mode, long holdMinor) {
        return new ConnectorConfirmed(
                ORDER, OWNER, "site-1", "UTC", tariff, mode, holdMinor, BEGUN);
    }

    private static Tariff otherTariff() {
        return new Tariff("plan-2", 1, "EUR", "UTC", TARIFF.components(), 9_000);
    }
}
