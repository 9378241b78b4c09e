package com.bluesky.charging.order.command;

import static com.bluesky.charging.kernel.command.CommandSide.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import com.bluesky.charging.customer.contract.PaymentMode;
import com.bluesky.charging.device.contract.ConnectorCommand;
import com.bluesky.charging.device.contract.ConnectorEvent.ConnectorOccupied;
import com.bluesky.charging.device.contract.ConnectorEvent.ConnectorReleased;
import com.bluesky.charging.device.contract.OccupancyEvent.OccupancyEnded;
import com.bluesky.charging.kernel.Fingerprint;
import com.bluesky.charging.kernel.ReportTime;
import com.bluesky.charging.order.contract.ChargingLimits;
import com.bluesky.charging.order.contract.OrderCommand.GiveUpUnknownStart;
import com.bluesky.charging.order.contract.OrderCommand.RecordChargingStarted;
import com.bluesky.charging.order.contract.OrderCommand.RecordChargingStopped;
import com.bluesky.charging.order.contract.OrderCommand.RecordStartAnswer;
import com.bluesky.charging.order.contract.OrderCommand.StartCharging;
import com.bluesky.charging.order.contract.OrderCommand.StopCharging;
import com.bluesky.charging.order.contract.OrderEvent.ChargingFailed;
import com.bluesky.charging.order.contract.OrderEvent.FundsConfirmed;
import com.bluesky.charging.order.contract.StartOutcome;
import com.bluesky.charging.order.contract.StopReason;
import com.bluesky.charging.wallet.contract.HoldEvent.HoldReleased;
import com.bluesky.charging.wallet.contract.WalletEvent.FundsCaptured;
import com.bluesky.charging.wallet.contract.WalletEvent.FundsOwed;
import com.bluesky.charging.wallet.contract.WalletEvent.FundsReleased;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Charges that the automations carry all the way. */
class WholeChargeTest {

    private final Story story = new Story();

    @AfterEach
    void stop() {
        story.close();
    }

    @Test
    void a_charge_goes_all_the_way_by_itself() {
        start("ord-1", "user-1");
        story.happens(FundsConfirmed.class);
        story.send(new RecordStartAnswer("ord-1", StartOutcome.ACCEPTED, null, NOW));
        begin("ord-1", NOW.plusSeconds(60));
        end("ord-1", 7_900, NOW.plusSeconds(3_660));
        assertThat(story.happens(FundsCaptured.class).amountMinor()).isEqualTo(1_050);
        assertThat(story.happens(FundsReleased.class).amountMinor()).isEqualTo(950);
        assertThat(story.happens(ConnectorReleased.class).connectorKey())
                .isEqualTo(ConnectorCommand.keyOf("dev-1", 1));
        story.nothingHappensWhenAllIsDoneAgain();
    }

    @Test
    void a_second_order_for_the_connector_fails_and_gives_everything_back() {
        start("ord-1", "user-1");
        story.happens(FundsConfirmed.class);
        begin("ord-1", NOW.plusSeconds(60));
        start("ord-2", "user-2");
        assertThat(story.happens(ChargingFailed.class).code()).isEqualTo("CONNECTOR_BUSY");
        story.happens(HoldReleased.class, hold -> hold.orderId().equals("ord-2"));
        story.happens(OccupancyEnded.class, occupancy -> occupancy.orderId().equals("ord-2"));
        story.nothingHappensWhenAllIsDoneAgain();
    }

    @Test
    void an_order_without_money_fails_and_frees_the_connector() {
        start("ord-1", "user-9");
        assertThat(story.happens(ChargingFailed.class).code()).isEqualTo("INSUFFICIENT_FUNDS");
        story.happens(ConnectorReleased.class);
        story.nothingHappensWhenAllIsDoneAgain();
    }

    @Test
    void an_order_that_is_cancelled_at_once_keeps_nothing() {
        start("ord-1", "user-1");
        story.send(new StopCharging("ord-1", NOW));
        story.send(new RecordStartAnswer("ord-1", StartOutcome.OFFLINE, null, NOW));
        story.happens(ChargingFailed.class);
        story.happens(HoldReleased.class);
        story.happens(OccupancyEnded.class);
        story.nothingHappensWhenAllIsDoneAgain();
    }

    @Test
    void a_charge_that_really_runs_displaces_the_order_that_came_after_it_and_is_owed() {
        start("ord-1", "user-1");
        story.happens(FundsConfirmed.class);
        story.send(new RecordStartAnswer("ord-1", StartOutcome.UNANSWERED, null, NOW));
        story.send(new GiveUpUnknownStart("ord-1", NOW));
        story.happens(ConnectorReleased.class);
        story.happens(HoldReleased.class);
        start("ord-2", "user-2");
        story.happens(FundsConfirmed.class, funds -> funds.orderId().equals("ord-2"));
        begin("ord-1", NOW.plusSeconds(700));
        story.happens(
                ChargingFailed.class,
                failed -> failed.orderId().equals("ord-2") && failed.code().equals("DISPLACED"));
        story.happens(HoldReleased.class, hold -> hold.orderId().equals("ord-2"));
        end("ord-1", 7_900, NOW.plusSeconds(4_300));
        assertThat(story.happens(FundsOwed.class).amountMinor()).isEqualTo(1_050);
        story.happens(
                ConnectorReleased.class,
                released ->
                        released.orderId().equals("ord-1")
                                && story.count(ConnectorReleased.class, it -> it.equals(released))
                                        == 1
                                && story.count(ConnectorReleased.class, _ -> true) == 2);
        assertThat(story.count(ConnectorOccupied.class, _ -> true)).isEqualTo(3);
        story.nothingHappensWhenAllIsDoneAgain();
    }

    private void start(String orderId, String userId) {
        story.send(
                new StartCharging(
                        orderId,
                        "op-1",
                        "cust-1",
                        userId,
                        "dev-1",
                        1,
                        PaymentMode.WALLET,
                        ChargingLimits.NONE,
                        new Fingerprint(List.of("k:c")),
                        null,
                        NOW,
                        NOW.plusSeconds(90)));
    }

    private void begin(String orderId, Instant at) {
        story.send(new RecordChargingStarted(orderId, "17", 900, null, ReportTime.of(at, at)));
    }

    private void end(String orderId, long meterWh, Instant at) {
        story.send(
                new RecordChargingStopped(
                        orderId,
                        "17",
                        meterWh,
                        StopReason.LOCAL,
                        List.of(),
                        ReportTime.of(at, at)));
    }
}
