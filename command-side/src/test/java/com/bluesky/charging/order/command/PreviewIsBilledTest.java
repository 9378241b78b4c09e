package com.bluesky.charging.order.command;

import static com.bluesky.charging.order.command.OrderScenes.ORDER;
import static com.bluesky.charging.order.command.OrderScenes.TRANSACTION;
import static com.bluesky.charging.order.command.OrderScenes.energy;
import static org.assertj.core.api.Assertions.assertThat;

import com.bluesky.charging.customer.contract.PaymentMode;
import com.bluesky.charging.kernel.Fingerprint;
import com.bluesky.charging.kernel.ReportTime;
import com.bluesky.charging.kernel.command.CommandSide;
import com.bluesky.charging.order.contract.Bill;
import com.bluesky.charging.order.contract.ChargingLimits;
import com.bluesky.charging.order.contract.OrderCommand.ConfirmConnector;
import com.bluesky.charging.order.contract.OrderCommand.RecordChargingStarted;
import com.bluesky.charging.order.contract.OrderCommand.RecordChargingStopped;
import com.bluesky.charging.order.contract.OrderCommand.Settle;
import com.bluesky.charging.order.contract.OrderCommand.StartCharging;
import com.bluesky.charging.order.contract.PricedCharge;
import com.bluesky.charging.order.contract.Settled;
import com.bluesky.charging.order.contract.SteadyEnergy;
import com.bluesky.charging.order.contract.StopReason;
import com.bluesky.charging.price.contract.Tariff;
import com.bluesky.charging.price.contract.TariffComponent;
import com.bluesky.charging.price.contract.TimeSpan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What a charge would cost is what it costs: by any tariff, in any zone, at any time. */
class PreviewIsBilledTest {

    private static final int CHARGES = 60;

    /** Half hours and quarter hours of offset, and clocks that change. */
    private static final List<String> ZONES =
            List.of(
                    "UTC",
                    "Asia/Shanghai",
                    "Europe/Berlin",
                    "America/New_York",
                    "Asia/Kathmandu",
                    "Australia/Lord_Howe");

    private static final List<String> CURRENCIES = List.of("EUR", "JPY", "KWD");

    /** The clocks of Europe, America and Australia change within the year that follows. */
    private static final Instant NEW_YEAR = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void a_charge_costs_what_its_preview_said() {
        long seed = System.nanoTime();
        System.out.println("Seed of the property of previews: " + seed);
        Random random = new Random(seed);
        for (int i = 0; i < CHARGES; i++) {
            Tariff tariff = anyTariff(random);
            Instant start = NEW_YEAR.plusSeconds(random.nextInt(365 * 24 * 60 * 60));
            TimeSpan span = new TimeSpan(start, start.plusSeconds(1 + random.nextInt(172_800)));
            SteadyEnergy energy =
                    new SteadyEnergy(
                            span,
                            random.nextInt(5) == 0 ? random.nextInt(20) : random.nextInt(150_000));

            PricedCharge preview = PricedCharge.of(energy, tariff);

            Bill bill = billed(energy, tariff);
            assertThat(bill.lines()).as("seed %d", seed).isEqualTo(preview.lines());
            assertThat(bill.periods()).as("seed %d", seed).isEqualTo(preview.periods());
            assertThat(bill.totalMinor()).isEqualTo(preview.totalMinor());
        }
    }

    /** The bill of an order whose pile tells its beginning and its end, and nothing in between. */
    private static Bill billed(SteadyEnergy energy, Tariff tariff) {
        Instant start = energy.span().from();
        long meterStartWh = 123_456;
        try (CommandSide side = CommandSide.still()) {
            side.send(
                    new StartCharging(
                            ORDER,
                            "op-1",
                            "cust-1",
                            null,
                            "dev-1",
                            1,
                            PaymentMode.CUSTOMER,
                            ChargingLimits.NONE,
                            new Fingerprint(List.of("k1:a")),
                            null,
                            start,
                            start.plusSeconds(90)));
            side.send(new ConfirmConnector(ORDER, "site-1", tariff.zone(), tariff, start));
            side.send(
                    new RecordChargingStarted(
                            ORDER, TRANSACTION, meterStartWh, null, toldAt(start)));
            side.send(
                    new RecordChargingStopped(
                            ORDER,
                            TRANSACTION,
                            meterStartWh + energy.energyWh(),
                            StopReason.LOCAL,
                            List.of(),
                            toldAt(energy.span().to())));
            Settled settled = side.send(new Settle(ORDER, energy.span().to()));
            return settled.bill();
        }
    }

    private static ReportTime toldAt(Instant instant) {
        return ReportTime.of(instant, instant);
    }

    private static Tariff anyTariff(Random random) {
        List<TariffComponent> components = new ArrayList<>();
        int from = 0;
        while (from < 24) {
            int to = Math.min(24, from + 1 + random.nextInt(12));
            components.add(energy(hour(from), hour(to), anyPrice(random)));
            from = to;
        }
        if (random.nextBoolean()) {
            components.add(
                    new TariffComponent(
                            TariffComponent.Kind.SERVICE,
                            List.of(),
                            "07:35",
                            "19:10",
                            anyPrice(random),
                            TariffComponent.Unit.KWH));
        }
        if (random.nextBoolean()) {
            components.add(
                    new TariffComponent(
                            TariffComponent.Kind.FLAT,
                            List.of(),
                            null,
                            null,
                            anyPrice(random),
                            TariffComponent.Unit.ORDER));
        }
        return new Tariff(
                "plan-1",
                1,
                CURRENCIES.get(random.nextInt(CURRENCIES.size())),
                ZONES.get(random.nextInt(ZONES.size())),
                components,
                0);
    }

    private static String hour(int hour) {
        return (hour < 10 ? "0" : "") + hour + ":00";
    }

    private static String anyPrice(Random random) {
        return random.nextInt(3) + "." + (1_000 + random.nextInt(9_000));
    }
}
