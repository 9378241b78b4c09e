package com.bluesky.charging.order.command;

import static com.bluesky.charging.kernel.command.CommandSide.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.bluesky.charging.customer.contract.PaymentMode;
import com.bluesky.charging.device.contract.ConnectorCommand;
import com.bluesky.charging.device.contract.ConnectorEvent.ConnectorPriced;
import com.bluesky.charging.device.contract.ConnectorEvent.ConnectorReleased;
import com.bluesky.charging.device.contract.ConnectorSpec;
import com.bluesky.charging.device.contract.DeviceCommand.RegisterDevice;
import com.bluesky.charging.kernel.Fingerprint;
import com.bluesky.charging.kernel.ReportTime;
import com.bluesky.charging.kernel.command.CommandSide;
import com.bluesky.charging.order.contract.ChargingLimits;
import com.bluesky.charging.order.contract.OrderCommand.RecordChargingStarted;
import com.bluesky.charging.order.contract.OrderCommand.RecordChargingStopped;
import com.bluesky.charging.order.contract.OrderCommand.RecordStartAnswer;
import com.bluesky.charging.order.contract.OrderCommand.StartCharging;
import com.bluesky.charging.order.contract.OrderEvent.FundsConfirmed;
import com.bluesky.charging.order.contract.StartOutcome;
import com.bluesky.charging.order.contract.StopReason;
import com.bluesky.charging.price.contract.ConnectorsToPrice;
import com.bluesky.charging.price.contract.ConnectorsToPrice.ConnectorTariff;
import com.bluesky.charging.price.contract.Tariff;
import com.bluesky.charging.price.contract.TariffComponent;
import com.bluesky.charging.wallet.contract.WalletCommand;
import com.bluesky.charging.wallet.contract.WalletCommand.TopUpWallet;
import com.bluesky.charging.wallet.contract.WalletEvent.FundsCaptured;
import com.bluesky.charging.wallet.contract.WalletEvent.FundsReleased;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class WholeChargeTest {

    private static final Tariff TARIFF =
            new Tariff(
                    "plan-1",
                    1,
                    "CNY",
                    "Asia/Shanghai",
                    List.of(
                            new TariffComponent(
                                    TariffComponent.Kind.ENERGY,
                                    List.of(),
                                    null,
                                    null,
                                    "1.50",
                                    TariffComponent.Unit.KWH)),
                    5_000);

    @Test
    void a_charge_goes_all_the_way_by_itself() {
        try (CommandSide side =
                CommandSide.automated(question ->
                        new ConnectorsToPrice(
                                true,
                                List.of(
                                        new ConnectorTariff(
                                                question.connectorKey() == null
                                                        ? ""
                                                        : question.connectorKey(),
                                                TARIFF))))) {
            side.send(
                    new RegisterDevice(
                            "dev-1",
                            "op-1",
                            "site-1",
                            "Asia/Shanghai",
                            "Pile",
                            List.of(
                                    new ConnectorSpec(
                                            1, "TYPE_2", ConnectorSpec.CurrentType.AC, 7_000)),
                            new Fingerprint(List.of("k:a")),
                            NOW));
            happens(side, ConnectorPriced.class);
            side.send(
                    new TopUpWallet(
                            WalletCommand.walletIdOf("user-1"),
                            "topup-1",
                            "op-1",
                            "cust-1",
                            "user-1",
                            10_000,
                            "CNY",
                            null,
                            new Fingerprint(List.of("k:b")),
                            NOW));
            side.send(
                    new StartCharging(
                            "ord-1",
                            "op-1",
                            "cust-1",
                            "user-1",
                            "dev-1",
                            1,
                            PaymentMode.WALLET,
                            ChargingLimits.NONE,
                            new Fingerprint(List.of("k:c")),
                            null,
                            NOW,
                            NOW.plusSeconds(90)));
            happens(side, FundsConfirmed.class);
            side.send(new RecordStartAnswer("ord-1", StartOutcome.ACCEPTED, null, NOW));
            ReportTime start = ReportTime.of(NOW, NOW);
            side.send(new RecordChargingStarted("ord-1", "1", 1_000, start));
            ReportTime end = ReportTime.of(NOW.plusSeconds(3_600), NOW.plusSeconds(3_600));
            side.send(
                    new RecordChargingStopped(
                            "ord-1", "1", 8_000, StopReason.LOCAL, List.of(), end));
            assertThat(happens(side, FundsCaptured.class).amountMinor()).isEqualTo(1_050);
            assertThat(happens(side, FundsReleased.class).amountMinor()).isEqualTo(3_950);
            assertThat(happens(side, ConnectorReleased.class).connectorKey())
                    .isEqualTo(ConnectorCommand.keyOf("dev-1", 1));
            assertThat(side.deadlines().of("order-start:ord-1")).isPresent();
        }
    }

    private static <E> E happens(CommandSide side, Class<E> type) {
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(
                        () -> assertThat(side.events().all()).hasAtLeastOneElementOfType(type));
        return side.events().all().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }
}
