package com.bluesky.charging.order.command;

import static com.bluesky.charging.order.command.OrderScenes.BEGUN;
import static com.bluesky.charging.order.command.OrderScenes.METER_START_WH;
import static com.bluesky.charging.order.command.OrderScenes.NOON;
import static com.bluesky.charging.order.command.OrderScenes.ORDER;
import static com.bluesky.charging.order.command.OrderScenes.begin;
import static com.bluesky.charging.order.command.OrderScenes.confirmConnector;
import static com.bluesky.charging.order.command.OrderScenes.end;
import static com.bluesky.charging.order.command.OrderScenes.sample;
import static com.bluesky.charging.order.command.OrderScenes.samples;
import static com.bluesky.charging.order.command.OrderScenes.startWith;
import static com.bluesky.charging.order.command.OrderScenes.state;
import static com.bluesky.charging.order.command.OrderScenes.suspected;
import static org.assertj.core.api.Assertions.assertThat;

import com.bluesky.charging.kernel.Fingerprint;
import com.bluesky.charging.kernel.command.CommandSide;
import com.bluesky.charging.order.contract.Bill;
import com.bluesky.charging.order.contract.BillLine;
import com.bluesky.charging.order.contract.ChargingState;
import com.bluesky.charging.order.contract.OrderCommand.ConfirmFunds;
import com.bluesky.charging.order.contract.OrderCommand.InferStop;
import com.bluesky.charging.order.contract.OrderCommand.Settle;
import com.bluesky.charging.order.contract.OrderEvent.BillCorrected;
import com.bluesky.charging.order.contract.OrderEvent.OrderSettled;
import com.bluesky.charging.wallet.contract.HoldEvent.HoldCaptured;
import com.bluesky.charging.wallet.contract.WalletCommand.HoldFunds;
import com.bluesky.charging.wallet.contract.WalletCommand.TopUpWallet;
import com.bluesky.charging.wallet.contract.WalletEvent;
import com.bluesky.charging.wallet.contract.WalletEvent.FundsCaptured;
import com.bluesky.charging.wallet.contract.WalletEvent.FundsHeld;
import com.bluesky.charging.wallet.contract.WalletEvent.FundsOwed;
import com.bluesky.charging.wallet.contract.WalletEvent.FundsRefunded;
import com.bluesky.charging.wallet.contract.WalletEvent.FundsReleased;
import com.bluesky.charging.wallet.contract.WalletEvent.OwedFundsPaid;
import com.bluesky.charging.wallet.contract.WalletEvent.WalletOpened;
import com.bluesky.charging.wallet.contract.WalletEvent.WalletRefunded;
import com.bluesky.charging.wallet.contract.WalletEvent.WalletToppedUp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What holds for the money of a charge whose end is inferred and told, in whatever order readings,
 * suspicion, inference, bill and truth come, and how often.
 */
class LateTruthPropertiesTest {

    private static final String WALLET = "wallet-user-1";
    private static final long TOPPED_UP_MINOR = 10_000;
    private static final long HELD_MINOR = OrderScenes.TARIFF.defaultHoldMinor();
    private static final Instant LATE = NOON.plus(Duration.ofDays(1));

    @Test
    void in_any_order_the_true_energy_is_billed_once_and_paid_once() {
        long seed = System.nanoTime();
        System.out.println("Seed of the property of late truth: " + seed);
        Random random = new Random(seed);
        int corrected = 0;
        for (int i = 0; i < 60; i++) {
            corrected += oneCharge(random);
        }
        // Otherwise the scenes would not show what they are for.
        assertThat(corrected).isPositive();
    }

    /** Answers how many correcting bills came. */
    private static int oneCharge(Random random) {
        try (CommandSide side = CommandSide.still()) {
            long meterStopWh = METER_START_WH + random.nextInt(20_000);
            begun(side);
            for (Object step : stepsInAnyOrder(random, meterStopWh)) {
                // A settle of a charge that runs is refused, and comes again at the end.
                side.commands().send(step).handle((_, _) -> 0).join();
            }
            side.send(new Settle(ORDER, LATE));
            paidInAnyOrder(side, random);
            check(side, meterStopWh);
            return (int) eventsOf(side, BillCorrected.class).count();
        }
    }

    private static void begun(CommandSide side) {
        side.send(
                new TopUpWallet(
                        WALLET,
                        "topup-1",
                        "op-1",
                        "cust-1",
                        "user-1",
                        TOPPED_UP_MINOR,
                        "EUR",
                        null,
                        new Fingerprint(List.of("k:b")),
                        NOON));
        side.send(startWith("k1:content"));
        side.send(confirmConnector());
        side.send(new HoldFunds(WALLET, ORDER, HELD_MINOR, "EUR", NOON));
        side.send(new ConfirmFunds(ORDER, HELD_MINOR, NOON));
        side.send(begin());
    }

    private static List<Object> stepsInAnyOrder(Random random, long meterStopWh) {
        Duration took = Duration.ofMinutes(40);
        List<Object> steps = new ArrayList<>();
        for (int minute = 5; minute < 40; minute += 5) {
            long meterWh = METER_START_WH + (meterStopWh - METER_START_WH) * minute / 40;
            steps.add(samples(sample(Duration.ofMinutes(minute), meterWh)));
        }
        steps.add(state(ChargingState.IDLE, took.plusMinutes(1)));
        steps.add(new InferStop(ORDER, suspected(took.plusMinutes(1)).inferAt()));
        steps.add(new Settle(ORDER, BEGUN.plus(took)));
        steps.add(end(took, meterStopWh));
        List<Object> twice = new ArrayList<>(steps);
        twice.addAll(steps);
        Collections.shuffle(twice, random);
        return twice;
    }

    /** The automations see each bill twice, in any order. */
    private static void paidInAnyOrder(CommandSide side, Random random) {
        List<Object> bills = new ArrayList<>();
        eventsOf(side, OrderSettled.class).forEach(bills::add);
        eventsOf(side, BillCorrected.class).forEach(bills::add);
        bills.addAll(List.copyOf(bills));
        Collections.shuffle(bills, random);
        for (Object bill : bills) {
            if (bill instanceof OrderSettled settled) {
                new WhenOrderSettledThenCaptureFunds(side.commands()).on(settled);
            } else {
                new WhenBillCorrectedThenAdjustFunds(side.commands()).on((BillCorrected) bill);
            }
        }
    }

    private static void check(CommandSide side, long meterStopWh) {
        assertThat(eventsOf(side, OrderSettled.class)).hasSize(1);
        List<Bill> bills =
                Stream.concat(
                                eventsOf(side, OrderSettled.class).map(OrderSettled::bill),
                                eventsOf(side, BillCorrected.class).map(BillCorrected::bill))
                        .toList();
        for (int i = 0; i < bills.size(); i++) {
            Bill bill = bills.get(i);
            assertThat(bill.correctsBillId()).isEqualTo(i == 0 ? null : bills.get(i - 1).billId());
            assertThat(bill.totalMinor())
                    .isEqualTo(bill.lines().stream().mapToLong(BillLine::amountMinor).sum());
        }
        Bill latest = bills.getLast();
        assertThat(latest.energyWh()).isEqualTo(meterStopWh - METER_START_WH);
        HoldCaptured hold = eventsOf(side, HoldCaptured.class).findFirst().orElseThrow();
        assertThat(hold.capturedMinor() + hold.releasedMinor()).isEqualTo(HELD_MINOR);
        Sums sums = new Sums();
        eventsOf(side, WalletEvent.class).forEach(sums::add);
        assertThat(sums.heldMinor).isZero();
        assertThat(sums.owedMinor).isNotNegative();
        assertThat(TOPPED_UP_MINOR - sums.balanceMinor + sums.owedMinor)
                .as("paid and owed")
                .isEqualTo(latest.totalMinor());
        assertThat(eventsOf(side, HoldCaptured.class)).hasSize(1);
    }

    private static <E> Stream<E> eventsOf(CommandSide side, Class<E> type) {
        return side.events().all().stream().filter(type::isInstance).map(type::cast);
    }

    /** What the events say, added up by another hand than the wallet's. */
    private static final class Sums {

        private long balanceMinor;
        private long heldMinor;
        private long owedMinor;

        void add(WalletEvent event) {
            switch (event) {
                case WalletOpened _ -> assertThat(balanceMinor).isZero();
                case WalletToppedUp e -> balanceMinor += e.amountMinor();
                case FundsHeld e -> heldMinor += e.amountMinor();
                case FundsCaptured e -> {
                    balanceMinor -= e.amountMinor();
                    heldMinor -= e.amountMinor();
                }
                case FundsReleased e -> heldMinor -= e.amountMinor();
                case FundsOwed e -> owedMinor += e.amountMinor();
                case OwedFundsPaid e -> {
                    owedMinor -= e.amountMinor();
                    balanceMinor -= e.amountMinor();
                }
                case FundsRefunded e -> balanceMinor += e.amountMinor();
                case WalletRefunded e -> balanceMinor -= e.amountMinor();
            }
        }
    }
}
