package com.bluesky.charging.order.command;

import static com.bluesky.charging.order.command.OrderScenes.startWith;
import static org.assertj.core.api.Assertions.assertThat;

import com.bluesky.charging.customer.contract.PaymentMode;
import com.bluesky.charging.device.contract.ConnectorEvent.ConnectorOccupied;
import com.bluesky.charging.device.contract.ConnectorEvent.ConnectorReleased;
import com.bluesky.charging.kernel.Owner;
import com.bluesky.charging.kernel.ReportTime;
import com.bluesky.charging.order.contract.CardCharge;
import com.bluesky.charging.order.contract.ChargingState;
import com.bluesky.charging.order.contract.OrderCommand.ClaimConnector;
import com.bluesky.charging.order.contract.OrderCommand.InferStop;
import com.bluesky.charging.order.contract.OrderCommand.RecordChargingStarted;
import com.bluesky.charging.order.contract.OrderCommand.RecordChargingState;
import com.bluesky.charging.order.contract.OrderCommand.RecordChargingStopped;
import com.bluesky.charging.order.contract.OrderEvent.BillCorrected;
import com.bluesky.charging.order.contract.OrderEvent.ChargingBegunByCard;
import com.bluesky.charging.order.contract.OrderEvent.ChargingEndSuspected;
import com.bluesky.charging.order.contract.OrderEvent.ChargingFailed;
import com.bluesky.charging.order.contract.OrderEvent.ChargingStopInferred;
import com.bluesky.charging.order.contract.OrderEvent.ChargingStopRequested;
import com.bluesky.charging.order.contract.OrderEvent.ConnectorClaimRefused;
import com.bluesky.charging.order.contract.OrderEvent.FundsConfirmed;
import com.bluesky.charging.order.contract.OrderEvent.HoldConfirmed;
import com.bluesky.charging.order.contract.OrderEvent.OrderSettled;
import com.bluesky.charging.order.contract.StopReason;
import com.bluesky.charging.wallet.contract.WalletEvent.FundsCaptured;
import com.bluesky.charging.wallet.contract.WalletEvent.FundsHeld;
import com.bluesky.charging.wallet.contract.WalletEvent.FundsOwed;
import com.bluesky.charging.wallet.contract.WalletEvent.FundsReleased;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Charges by cards that the automations carry all the way. */
class WholeCardChargeTest {

    private final Story story = new Story();
    // What happens at the pile is compared with when it is recorded.
    private final Instant now = Instant.now();

    @AfterEach
    void stop() {
        story.close();
    }

    @Test
    void a_charge_by_a_card_goes_all_the_way_by_itself() {
        begin("ord-1", "user-1", toldAtOnce(now));
        assertThat(story.happens(ConnectorOccupied.class).beganAt()).isNull();
        assertThat(story.happens(HoldConfirmed.class).heldMinor()).isEqualTo(2_000);
        end("ord-1", 7_900, toldAtOnce(now.plusSeconds(3_600)));
        story.happens(ConnectorReleased.class);
        long totalMinor = story.happens(OrderSettled.class).bill().totalMinor();
        assertThat(story.happens(FundsCaptured.class).amountMinor()).isEqualTo(totalMinor);
        assertThat(story.happens(FundsReleased.class).amountMinor()).isEqualTo(2_000 - totalMinor);
        assertThat(story.count(FundsConfirmed.class, _ -> true))
                .as("what asks a pile to start")
                .isZero();
        story.nothingHappensWhenAllIsDoneAgain();
    }

    @Test
    void an_order_that_occupied_before_the_start_was_told_gives_way_at_once() {
        story.send(startWith("k1:content"));
        story.happens(FundsConfirmed.class);
        begin("ord-9", "user-2", toldAtOnce(now));
        story.happens(ConnectorOccupied.class, it -> it.orderId().equals("ord-9"));
        assertThat(story.happens(ChargingFailed.class).orderId()).isEqualTo(OrderScenes.ORDER);
        story.happens(FundsReleased.class, it -> it.orderId().equals(OrderScenes.ORDER));
        assertThat(story.count(ConnectorClaimRefused.class, _ -> true)).isZero();
        end("ord-9", 1_900, toldAtOnce(now.plusSeconds(600)));
        billOf("ord-9");
    }

    @Test
    void a_card_without_money_is_asked_to_stop_and_owes_what_it_took() {
        begin("ord-1", "user-9", toldAtOnce(now));
        assertThat(story.happens(ChargingStopRequested.class).reason())
                .isEqualTo(StopReason.FUNDS_REFUSED);
        end("ord-1", 1_900, toldAtOnce(now.plusSeconds(30)));
        assertThat(story.happens(FundsOwed.class).amountMinor())
                .isEqualTo(story.happens(OrderSettled.class).bill().totalMinor());
        story.happens(ConnectorReleased.class);
        story.nothingHappensWhenAllIsDoneAgain();
    }

    @Test
    void a_charge_reported_late_and_already_over_never_occupies() {
        begin("ord-2", "user-2", toldAtOnce(now.minusSeconds(60)));
        story.happens(HoldConfirmed.class);
        begin("ord-1", "user-1", toldLate(now.minus(Duration.ofHours(3))));
        end("ord-1", 7_900, toldLate(now.minus(Duration.ofHours(2))));
        long totalMinor = billOf("ord-1");
        assertThat(
                        story.happens(FundsOwed.class, owed -> owed.orderId().equals("ord-1"))
                                .amountMinor())
                .isEqualTo(totalMinor);
        claimIsDue("ord-1");
        story.settlesDown();
        assertThat(story.count(ConnectorOccupied.class, _ -> true)).isOne();
        assertThat(story.count(FundsHeld.class, it -> it.orderId().equals("ord-1"))).isZero();
        assertThat(story.count(ChargingStopInferred.class, _ -> true)).isZero();
        end("ord-2", 1_900, toldAtOnce(now.plusSeconds(600)));
        billOf("ord-2");
        story.nothingHappensWhenAllIsDoneAgain();
    }

    @Test
    void a_charge_reported_late_that_still_runs_displaces_nobody_who_came_after_it_began() {
        begin("ord-2", "user-2", toldAtOnce(now.minusSeconds(60)));
        story.happens(HoldConfirmed.class);
        begin("ord-1", "user-1", toldLate(now.minus(Duration.ofHours(3))));
        claimIsDue("ord-1");
        story.happens(ConnectorClaimRefused.class);
        assertThat(story.count(ChargingStopInferred.class, _ -> true)).isZero();
        end("ord-2", 1_900, toldAtOnce(now.plusSeconds(600)));
        story.happens(ConnectorReleased.class);
        claimIsDue("ord-1");
        story.happens(ConnectorOccupied.class, it -> it.orderId().equals("ord-1"));
        story.happens(HoldConfirmed.class, it -> it.orderId().equals("ord-1"));
        end("ord-1", 7_900, toldAtOnce(now.plusSeconds(900)));
        billOf("ord-1");
        story.nothingHappensWhenAllIsDoneAgain();
    }

    @Test
    void a_later_charge_displaces_one_whose_end_was_lost_and_the_truth_corrects_its_bill() {
        begin("ord-1", "user-1", toldAtOnce(now.minusSeconds(30)));
        story.happens(HoldConfirmed.class);
        begin("ord-2", "user-2", toldAtOnce(now));
        ChargingStopInferred inferred = story.happens(ChargingStopInferred.class);
        assertThat(inferred.orderId()).isEqualTo("ord-1");
        assertThat(inferred.reason()).isEqualTo(StopReason.DISPLACED);
        assertThat(billOf("ord-1")).isZero();
        story.happens(FundsReleased.class, it -> it.orderId().equals("ord-1"));
        end("ord-1", 1_900, ReportTime.of(now.minusSeconds(5), now.plusSeconds(60)));
        long correctedMinor = story.happens(BillCorrected.class).bill().totalMinor();
        assertThat(correctedMinor).isPositive();
        assertThat(
                        story.happens(FundsOwed.class, owed -> owed.orderId().equals("ord-1"))
                                .amountMinor())
                .isEqualTo(correctedMinor);
        end("ord-2", 1_900, toldAtOnce(now.plusSeconds(600)));
        billOf("ord-2");
        story.nothingHappensWhenAllIsDoneAgain();
    }

    @Test
    void a_charge_that_a_pile_lost_ends_frees_its_connector_and_is_billed() {
        begin("ord-1", "user-1", toldAtOnce(now));
        story.happens(HoldConfirmed.class);
        story.send(
                new RecordChargingState(
                        "ord-1", ChargingState.IDLE, toldAtOnce(now.plusSeconds(60))));
        Instant inferAt = story.happens(ChargingEndSuspected.class).inferAt();
        story.send(new InferStop("ord-1", inferAt));
        story.happens(ConnectorReleased.class);
        story.happens(OrderSettled.class);
        assertThat(story.happens(FundsReleased.class).amountMinor()).isEqualTo(2_000);
        story.nothingHappensWhenAllIsDoneAgain();
    }

    private void claimIsDue(String orderId) {
        ConnectorClaimRefused refused =
                story.count(ConnectorClaimRefused.class, it -> it.orderId().equals(orderId)) == 0
                        ? null
                        : story.happens(
                                ConnectorClaimRefused.class, it -> it.orderId().equals(orderId));
        Instant dueAt =
                refused == null
                        ? story.happens(
                                        ChargingBegunByCard.class,
                                        it -> it.orderId().equals(orderId))
                                .claimAt()
                        : refused.claimAt();
        story.send(new ClaimConnector(orderId, Objects.requireNonNull(dueAt)));
    }

    private long billOf(String orderId) {
        return story.happens(OrderSettled.class, it -> it.orderId().equals(orderId))
                .bill()
                .totalMinor();
    }

    private void begin(String orderId, String userId, ReportTime time) {
        CardCharge card =
                new CardCharge(
                        new Owner("op-1", "cust-1", userId),
                        "card-" + userId,
                        true,
                        "dev-1",
                        1,
                        PaymentMode.WALLET,
                        "site-1",
                        "UTC",
                        OrderScenes.TARIFF);
        story.send(new RecordChargingStarted(orderId, "17", 900, card, time));
    }

    private void end(String orderId, long meterWh, ReportTime time) {
        story.send(
                new RecordChargingStopped(
                        orderId, "17", meterWh, StopReason.LOCAL, List.of(), time));
    }

    private static ReportTime toldAtOnce(Instant at) {
        return ReportTime.of(at, at);
    }

    private ReportTime toldLate(Instant at) {
        return ReportTime.of(at, now);
    }
}
