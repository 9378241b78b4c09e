package com.bluesky.charging.order.command;

import static com.bluesky.charging.kernel.command.CommandSide.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.bluesky.charging.customer.contract.PaymentMode;
import com.bluesky.charging.device.contract.ConnectorCommand;
import com.bluesky.charging.device.contract.ConnectorEvent.ConnectorOccupied;
import com.bluesky.charging.device.contract.ConnectorEvent.ConnectorPriced;
import com.bluesky.charging.device.contract.ConnectorEvent.ConnectorReleased;
import com.bluesky.charging.device.contract.ConnectorSpec;
import com.bluesky.charging.device.contract.DeviceCommand.RegisterDevice;
import com.bluesky.charging.device.contract.OccupancyEvent.OccupancyEnded;
import com.bluesky.charging.kernel.Fingerprint;
import com.bluesky.charging.kernel.ReportTime;
import com.bluesky.charging.kernel.command.CommandSide;
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
import com.bluesky.charging.price.contract.ConnectorsToPrice;
import com.bluesky.charging.price.contract.ConnectorsToPrice.ConnectorTariff;
import com.bluesky.charging.price.contract.FindConnectorsToPrice;
import com.bluesky.charging.wallet.contract.HoldEvent.HoldReleased;
import com.bluesky.charging.wallet.contract.WalletCommand;
import com.bluesky.charging.wallet.contract.WalletCommand.TopUpWallet;
import com.bluesky.charging.wallet.contract.WalletEvent.FundsCaptured;
import com.bluesky.charging.wallet.contract.WalletEvent.FundsOwed;
import com.bluesky.charging.wallet.contract.WalletEvent.FundsReleased;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Charges that the automations carry all the way. */
class WholeChargeTest {

    private final CommandSide side = CommandSide.automated(WholeChargeTest::priced);

    private static ConnectorsToPrice priced(FindConnectorsToPrice question) {
        String key = question.connectorKey();
        return new ConnectorsToPrice(
                true,
                key == null ? List.of() : List.of(new ConnectorTariff(key, OrderScenes.TARIFF)));
    }

    @BeforeEach
    void a_device_and_two_users_with_money() {
        side.send(
                new RegisterDevice(
                        "dev-1",
                        "op-1",
                        "site-1",
                        "UTC",
                        "Pile",
                        List.of(
                                new ConnectorSpec(
                                        1, "TYPE_2", ConnectorSpec.CurrentType.AC, 22_000)),
                        new Fingerprint(List.of("k:a")),
                        NOW));
        happens(ConnectorPriced.class);
        topUp("user-1");
        topUp("user-2");
    }

    @AfterEach
    void stop() {
        side.close();
    }

    @Test
    void a_charge_goes_all_the_way_by_itself() {
        start("ord-1", "user-1");
        happens(FundsConfirmed.class);
        side.send(new RecordStartAnswer("ord-1", StartOutcome.ACCEPTED, null, NOW));
        begin("ord-1", NOW.plusSeconds(60));
        end("ord-1", 7_900, NOW.plusSeconds(3_660));
        assertThat(happens(FundsCaptured.class).amountMinor()).isEqualTo(1_050);
        assertThat(happens(FundsReleased.class).amountMinor()).isEqualTo(950);
        assertThat(happens(ConnectorReleased.class).connectorKey())
                .isEqualTo(ConnectorCommand.keyOf("dev-1", 1));
        nothingHappensWhenAllIsDoneAgain();
    }

    @Test
    void a_second_order_for_the_connector_fails_and_gives_everything_back() {
        start("ord-1", "user-1");
        happens(FundsConfirmed.class);
        begin("ord-1", NOW.plusSeconds(60));
        start("ord-2", "user-2");
        assertThat(happens(ChargingFailed.class).code()).isEqualTo("CONNECTOR_BUSY");
        happens(HoldReleased.class, hold -> hold.orderId().equals("ord-2"));
        happens(OccupancyEnded.class, occupancy -> occupancy.orderId().equals("ord-2"));
        nothingHappensWhenAllIsDoneAgain();
    }

    @Test
    void an_order_without_money_fails_and_frees_the_connector() {
        start("ord-1", "user-9");
        assertThat(happens(ChargingFailed.class).code()).isEqualTo("INSUFFICIENT_FUNDS");
        happens(ConnectorReleased.class);
        nothingHappensWhenAllIsDoneAgain();
    }

    @Test
    void an_order_that_is_cancelled_at_once_keeps_nothing() {
        start("ord-1", "user-1");
        side.send(new StopCharging("ord-1", NOW));
        side.send(new RecordStartAnswer("ord-1", StartOutcome.OFFLINE, null, NOW));
        happens(ChargingFailed.class);
        happens(HoldReleased.class);
        happens(OccupancyEnded.class);
        nothingHappensWhenAllIsDoneAgain();
    }

    @Test
    void a_charge_that_really_runs_displaces_the_order_that_came_after_it_and_is_owed() {
        start("ord-1", "user-1");
        happens(FundsConfirmed.class);
        side.send(new RecordStartAnswer("ord-1", StartOutcome.UNANSWERED, null, NOW));
        side.send(new GiveUpUnknownStart("ord-1", NOW));
        happens(ConnectorReleased.class);
        happens(HoldReleased.class);
        start("ord-2", "user-2");
        happens(FundsConfirmed.class, funds -> funds.orderId().equals("ord-2"));
        begin("ord-1", NOW.plusSeconds(700));
        happens(
                ChargingFailed.class,
                failed -> failed.orderId().equals("ord-2") && failed.code().equals("DISPLACED"));
        happens(HoldReleased.class, hold -> hold.orderId().equals("ord-2"));
        end("ord-1", 7_900, NOW.plusSeconds(4_300));
        assertThat(happens(FundsOwed.class).amountMinor()).isEqualTo(1_050);
        happens(
                ConnectorReleased.class,
                released ->
                        released.orderId().equals("ord-1")
                                && count(ConnectorReleased.class, it -> it.equals(released)) == 1
                                && count(ConnectorReleased.class, _ -> true) == 2);
        assertThat(count(ConnectorOccupied.class, _ -> true)).isEqualTo(3);
        nothingHappensWhenAllIsDoneAgain();
    }

    /** Also a day later: the automations are shown everything again, and every deadline comes. */
    private void nothingHappensWhenAllIsDoneAgain() {
        settlesDown();
        int before = side.events().all().size();
        side.runAutomationsAgain();
        settlesDown();
        assertThat(side.events().all().subList(before, side.events().all().size())).isEmpty();
    }

    /** Waits until no event came for a while. */
    private void settlesDown() {
        await().during(Duration.ofMillis(400))
                .atMost(Duration.ofSeconds(20))
                .until(() -> side.events().all().size(), new Unchanged());
    }

    private void topUp(String userId) {
        side.send(
                new TopUpWallet(
                        WalletCommand.walletIdOf(userId),
                        "topup-" + userId,
                        "op-1",
                        "cust-1",
                        userId,
                        10_000,
                        "EUR",
                        null,
                        new Fingerprint(List.of("k:b")),
                        NOW));
    }

    private void start(String orderId, String userId) {
        side.send(
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
        side.send(new RecordChargingStarted(orderId, "17", 900, null, ReportTime.of(at, at)));
    }

    private void end(String orderId, long meterWh, Instant at) {
        side.send(
                new RecordChargingStopped(
                        orderId,
                        "17",
                        meterWh,
                        StopReason.LOCAL,
                        List.of(),
                        ReportTime.of(at, at)));
    }

    private <E> E happens(Class<E> type) {
        return happens(type, _ -> true);
    }

    private <E> E happens(Class<E> type, Predicate<E> condition) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() ->
                        assertThat(count(type, condition))
                                .as("%s", side.events().all())
                                .isPositive());
        return side.events().all().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .filter(condition)
                .findFirst()
                .orElseThrow();
    }

    private <E> long count(Class<E> type, Predicate<E> condition) {
        return side.events().all().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .filter(condition)
                .count();
    }

    /** True while a number is what it was when it was asked the last time. */
    private static final class Unchanged implements Predicate<Integer> {

        private int last = -1;

        @Override
        public boolean test(Integer size) {
            boolean unchanged = size == last;
            last = size;
            return unchanged;
        }
    }
}
