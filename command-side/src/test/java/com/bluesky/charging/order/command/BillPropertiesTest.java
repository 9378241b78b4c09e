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
import com.bluesky.charging.order.contract.BillLine;
import com.bluesky.charging.order.contract.ChargingLimits;
import com.bluesky.charging.order.contract.EnergyPeriod;
import com.bluesky.charging.order.contract.OrderCommand.ConfirmConnector;
import com.bluesky.charging.order.contract.OrderCommand.RecordChargingStarted;
import com.bluesky.charging.order.contract.OrderCommand.RecordChargingStopped;
import com.bluesky.charging.order.contract.OrderCommand.RecordSamples;
import com.bluesky.charging.order.contract.OrderCommand.Settle;
import com.bluesky.charging.order.contract.OrderCommand.StartCharging;
import com.bluesky.charging.order.contract.OrderEvent.SamplesDoubted;
import com.bluesky.charging.order.contract.OrderEvent.SamplesRecorded;
import com.bluesky.charging.order.contract.PricedCharge;
import com.bluesky.charging.order.contract.Sample;
import com.bluesky.charging.order.contract.Settled;
import com.bluesky.charging.order.contract.StopReason;
import com.bluesky.charging.price.contract.PricedPeriod;
import com.bluesky.charging.price.contract.Tariff;
import com.bluesky.charging.price.contract.TariffComponent;
import com.bluesky.charging.price.contract.TimeSpan;
import com.bluesky.charging.price.contract.WeeklySchedule;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What holds for the bill of any charge, in whatever order its readings come, and how often. */
class BillPropertiesTest {

    /** The autumn night in which the site's clock shows an hour twice lies within most charges. */
    private static final Instant EVENING = Instant.parse("2026-10-24T18:00:00Z");

    private static final Tariff TARIFF =
            new Tariff(
                    "plan-1",
                    1,
                    "EUR",
                    "Europe/Berlin",
                    List.of(
                            energy("00:00", "02:30", "0.2111"),
                            energy("02:30", "06:00", "0.1999"),
                            energy("06:00", "21:45", "0.4"),
                            energy("21:45", "24:00", "0.2111"),
                            new TariffComponent(
                                    TariffComponent.Kind.SERVICE,
                                    List.of(),
                                    "01:10",
                                    "20:00",
                                    "0.0333",
                                    TariffComponent.Unit.KWH),
                            new TariffComponent(
                                    TariffComponent.Kind.FLAT,
                                    List.of(),
                                    null,
                                    null,
                                    "0.35",
                                    TariffComponent.Unit.ORDER)),
                    0);

    private final PriceBoundaries boundaries = PriceBoundaries.of(TARIFF);

    @Test
    void in_any_order_the_same_readings_are_kept() {
        Random random = seeded("kept readings");
        for (int i = 0; i < 300; i++) {
            List<MeterReading> readings = anyReadings(random, 2 + random.nextInt(60));
            MeterCurve first = curveOf(readings, boundaries);
            MeterReading start = readings.getFirst();
            List<MeterReading> others = new ArrayList<>(readings.subList(1, readings.size()));
            Collections.shuffle(others, random);
            others.addFirst(start);
            others.addAll(readings.subList(1, random.nextInt(readings.size()) + 1));
            assertThat(curveOf(others, boundaries)).isEqualTo(first);
            assertThat(first.readings()).hasSizeLessThan(40);
        }
    }

    @Test
    void what_is_kept_bills_as_all_readings_would() {
        Random random = seeded("forgotten readings");
        PriceBoundaries everywhere = _ -> true;
        for (int i = 0; i < 300; i++) {
            List<MeterReading> readings = anyReadings(random, 2 + random.nextInt(60));
            MeterCurve all = curveOf(readings, everywhere);
            MeterCurve kept = curveOf(readings, boundaries);
            assertThat(PricedCharge.of(kept, TARIFF)).isEqualTo(PricedCharge.of(all, TARIFF));
        }
    }

    @Test
    void the_periods_divide_the_energy_exactly_and_the_lines_add_up() {
        Random random = seeded("division");
        for (int i = 0; i < 300; i++) {
            MeterCurve curve = curveOf(anyReadings(random, 2 + random.nextInt(60)), boundaries);
            PricedCharge priced = PricedCharge.of(curve, TARIFF);
            assertThat(priced.periods().stream().mapToLong(EnergyPeriod::energyWh).sum())
                    .isEqualTo(curve.energyWh());
            assertThat(priced.periods()).allMatch(period -> period.energyWh() >= 0);
            assertThat(priced.periods().stream().map(EnergyPeriod::from).toList())
                    .isEqualTo(
                            WeeklySchedule.of(TARIFF).periodsOf(curve.span()).stream()
                                    .map(PricedPeriod::span)
                                    .map(TimeSpan::from)
                                    .toList());
            assertThat(priced.lines()).allSatisfy(BillPropertiesTest::isRoundedOnce);
            assertThat(priced.totalMinor())
                    .isEqualTo(priced.lines().stream().mapToLong(BillLine::amountMinor).sum());
            long flatLines =
                    priced.lines().stream()
                            .filter(line -> line.kind() == TariffComponent.Kind.FLAT)
                            .count();
            assertThat(flatLines).isEqualTo(curve.energyWh() > 0 ? 1 : 0);
        }
    }

    @Test
    void however_reports_arrive_the_order_gets_the_same_bill_and_no_double_energy() {
        Random random = seeded("arrival");
        for (int i = 0; i < 12; i++) {
            List<MeterReading> readings = anyReadings(random, 30);
            Bill inOrder = settled(readings, readings.subList(1, 29));
            List<MeterReading> arrival = new ArrayList<>(readings.subList(1, 29));
            arrival.addAll(readings.subList(5, 15));
            Collections.shuffle(arrival, random);
            assertThat(settled(readings, arrival)).isEqualTo(inOrder);
            assertThat(inOrder.energyWh())
                    .isEqualTo(readings.getLast().meterWh() - readings.getFirst().meterWh());
        }
    }

    /** The bill after these readings came one by one, each told again at once now and then. */
    private static Bill settled(List<MeterReading> charge, List<MeterReading> arrival) {
        try (CommandSide side = CommandSide.still()) {
            MeterReading start = charge.getFirst();
            MeterReading end = charge.getLast();
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
                            EVENING,
                            EVENING.plusSeconds(90)));
            side.send(new ConfirmConnector(ORDER, "site-1", "Europe/Berlin", TARIFF, EVENING));
            side.send(
                    new RecordChargingStarted(
                            ORDER, TRANSACTION, start.meterWh(), null, toldAt(start.at())));
            for (MeterReading reading : arrival) {
                Sample sample = Sample.ofMeter(toldAt(reading.at()), reading.meterWh());
                side.send(new RecordSamples(ORDER, TRANSACTION, List.of(sample)));
            }
            side.send(
                    new RecordChargingStopped(
                            ORDER,
                            TRANSACTION,
                            end.meterWh(),
                            StopReason.LOCAL,
                            List.of(),
                            toldAt(end.at())));
            Settled settled = side.send(new Settle(ORDER, end.at()));
            assertThat(side.events().all()).doesNotHaveAnyElementsOfTypes(SamplesDoubted.class);
            assertThat(
                            side.events().all().stream()
                                    .filter(SamplesRecorded.class::isInstance)
                                    .flatMap(it -> ((SamplesRecorded) it).samples().stream()))
                    .doesNotHaveDuplicates();
            return settled.bill();
        }
    }

    private static ReportTime toldAt(Instant instant) {
        return ReportTime.of(instant, instant);
    }

    private static void isRoundedOnce(BillLine line) {
        BigDecimal exact =
                new BigDecimal(line.quantity()).multiply(new BigDecimal(line.unitPrice()));
        assertThat(line.amountMinor())
                .isEqualTo(
                        exact.multiply(BigDecimal.valueOf(100))
                                .setScale(0, RoundingMode.HALF_UP)
                                .longValueExact());
    }

    private static MeterCurve curveOf(List<MeterReading> readings, PriceBoundaries boundaries) {
        MeterCurve curve = MeterCurve.startingAt(readings.getFirst());
        for (MeterReading reading : readings.subList(1, readings.size())) {
            assertThat(curve.agreesWith(reading)).isTrue();
            curve = curve.with(reading, boundaries);
        }
        return curve;
    }

    /** Readings of a register that never runs backwards, from seconds to two nights apart. */
    private static List<MeterReading> anyReadings(Random random, int count) {
        List<MeterReading> readings = new ArrayList<>();
        Instant at = EVENING;
        long meterWh = random.nextInt(1_000_000);
        int stepSecondsMax = 1 + random.nextInt(3_600);
        for (int i = 0; i < count; i++) {
            readings.add(new MeterReading(at, meterWh));
            at = at.plusSeconds(1L + random.nextInt(stepSecondsMax));
            meterWh += random.nextInt(4) == 0 ? 0 : random.nextInt(5_000);
        }
        return readings;
    }

    private static Random seeded(String property) {
        long seed = System.nanoTime();
        System.out.println("Seed of the property of " + property + ": " + seed);
        return new Random(seed);
    }
}
