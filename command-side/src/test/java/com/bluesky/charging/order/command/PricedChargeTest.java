package com.bluesky.charging.order.command;

import static com.bluesky.charging.order.command.OrderScenes.TARIFF;
import static org.assertj.core.api.Assertions.assertThat;

import com.bluesky.charging.order.contract.BillLine;
import com.bluesky.charging.order.contract.EnergyPeriod;
import com.bluesky.charging.order.contract.PricedCharge;
import com.bluesky.charging.price.contract.Tariff;
import com.bluesky.charging.price.contract.TariffComponent;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PricedChargeTest {

    private static final Instant NINE = Instant.parse("2026-03-02T21:00:00Z");
    private static final Instant TEN = Instant.parse("2026-03-02T22:00:00Z");
    private static final Instant ELEVEN = Instant.parse("2026-03-02T23:00:00Z");

    @Test
    void energy_is_divided_on_the_straight_line_between_readings() {
        MeterCurve curve = curve(reading(NINE, 0), reading(ELEVEN, 3_001));
        PricedCharge priced = PricedCharge.of(curve, TARIFF);
        assertThat(priced.periods())
                .containsExactly(
                        new EnergyPeriod(NINE, TEN, 1_501), new EnergyPeriod(TEN, ELEVEN, 1_500));
        assertThat(priced.lines().stream().map(BillLine::amountMinor)).containsExactly(225L, 75L);
    }

    @Test
    void a_reading_near_the_boundary_decides() {
        MeterCurve curve =
                curve(
                        reading(NINE, 0),
                        reading(TEN.minusSeconds(60), 100),
                        reading(TEN, 200),
                        reading(ELEVEN, 3_000));
        assertThat(PricedCharge.of(curve, TARIFF).periods())
                .containsExactly(
                        new EnergyPeriod(NINE, TEN, 200), new EnergyPeriod(TEN, ELEVEN, 2_800));
    }

    @Test
    void half_a_minor_unit_is_rounded_up() {
        MeterCurve curve = curve(reading(NINE, 0), reading(NINE.plusSeconds(60), 3));
        assertThat(PricedCharge.of(curve, TARIFF).totalMinor()).isZero();
        curve = curve(reading(NINE, 0), reading(NINE.plusSeconds(60), 7));
        assertThat(PricedCharge.of(curve, TARIFF).totalMinor()).isEqualTo(1);
        curve = curve(reading(TEN, 0), reading(TEN.plusSeconds(60), 10));
        assertThat(PricedCharge.of(curve, TARIFF).totalMinor()).isEqualTo(1);
    }

    @Test
    void a_charge_without_energy_costs_nothing() {
        PricedCharge priced = PricedCharge.of(curve(reading(NINE, 5)), TARIFF);
        assertThat(priced.lines()).isEmpty();
        assertThat(priced.periods()).containsExactly(new EnergyPeriod(NINE, NINE, 0));
    }

    @Test
    void energy_within_one_instant_is_billed_at_its_price() {
        MeterCurve curve = curve(reading(TEN, 0), reading(TEN, 1_000));
        PricedCharge priced = PricedCharge.of(curve, TARIFF);
        assertThat(priced.totalMinor()).isEqualTo(50);
        assertThat(curve.meterWhAt(TEN)).isZero();
        assertThat(curve.meterWhAt(ELEVEN)).isEqualTo(1_000);
    }

    @Test
    void a_currency_without_minor_units_is_billed_in_whole_ones() {
        Tariff yen =
                new Tariff(
                        "plan-1",
                        1,
                        "JPY",
                        "Asia/Tokyo",
                        List.of(
                                new TariffComponent(
                                        TariffComponent.Kind.ENERGY,
                                        List.of(),
                                        null,
                                        null,
                                        "31.5",
                                        TariffComponent.Unit.KWH)),
                        0);
        MeterCurve curve = curve(reading(NINE, 0), reading(ELEVEN, 3_000));
        assertThat(PricedCharge.of(curve, yen).totalMinor()).isEqualTo(95);
    }

    @Test
    void until_the_tariff_is_known_readings_around_each_quarter_of_an_hour_are_kept() {
        MeterCurve curve = MeterCurve.startingAt(reading(NINE, 0));
        for (int minute = 0; minute < 60; minute++) {
            curve =
                    curve.with(
                            reading(NINE.plusSeconds(minute * 60L + 30), minute),
                            PriceBoundaries.of(null));
        }
        assertThat(curve.readings().stream().map(MeterReading::meterWh))
                .containsExactly(0L, 14L, 15L, 29L, 30L, 44L, 45L, 59L);
    }

    private static MeterReading reading(Instant at, long meterWh) {
        return new MeterReading(at, meterWh);
    }

    private static MeterCurve curve(MeterReading first, MeterReading... others) {
        MeterCurve curve = MeterCurve.startingAt(first);
        for (MeterReading reading : others) {
            curve = curve.with(reading, PriceBoundaries.of(TARIFF));
        }
        return curve;
    }
}
