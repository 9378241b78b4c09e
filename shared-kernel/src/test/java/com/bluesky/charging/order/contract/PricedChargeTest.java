package com.bluesky.charging.order.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.bluesky.charging.price.contract.Tariff;
import com.bluesky.charging.price.contract.TariffComponent;
import com.bluesky.charging.price.contract.TariffComponent.Kind;
import com.bluesky.charging.price.contract.TariffComponent.Unit;
import com.bluesky.charging.price.contract.TimeSpan;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PricedChargeTest {

    private static final Instant SEVEN = Instant.parse("2026-03-02T07:00:00Z");
    private static final Instant EIGHT = Instant.parse("2026-03-02T08:00:00Z");
    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");

    private static final List<TariffComponent> COMPONENTS =
            List.of(
                    energy("00:00", "08:00", "0.3500"),
                    energy("08:00", "24:00", "1.2050"),
                    new TariffComponent(Kind.SERVICE, List.of(), null, null, "0.4000", Unit.KWH),
                    new TariffComponent(Kind.FLAT, List.of(), null, null, "1.00", Unit.ORDER));

    @Test
    void each_period_has_a_line_for_each_of_its_prices() {
        PricedCharge charge = charge(SEVEN, NINE, 10_001, "CNY");

        // Half of it, rounded half up to the Wh, flows before eight.
        assertThat(charge.periods())
                .containsExactly(
                        new EnergyPeriod(SEVEN, EIGHT, 5_001),
                        new EnergyPeriod(EIGHT, NINE, 5_000));
        assertThat(charge.lines())
                .containsExactly(
                        line(Kind.ENERGY, SEVEN, EIGHT, "5.001", "0.3500", 175),
                        line(Kind.SERVICE, SEVEN, EIGHT, "5.001", "0.4000", 200),
                        line(Kind.ENERGY, EIGHT, NINE, "5.000", "1.2050", 603),
                        line(Kind.SERVICE, EIGHT, NINE, "5.000", "0.4000", 200),
                        new BillLine(Kind.FLAT, SEVEN, NINE, "1", Unit.ORDER, "1.00", 100, null));
        assertThat(charge.totalMinor()).isEqualTo(1_278);
    }

    @Test
    void a_currency_without_minor_units_is_rounded_to_whole_ones() {
        assertThat(charge(SEVEN, EIGHT, 10_000, "JPY").lines())
                .extracting(BillLine::amountMinor)
                .containsExactly(4L, 4L, 1L);
    }

    @Test
    void what_delivered_nothing_costs_nothing() {
        PricedCharge charge = charge(SEVEN, NINE, 0, "CNY");

        assertThat(charge.lines()).isEmpty();
        assertThat(charge.totalMinor()).isZero();
    }

    private static PricedCharge charge(Instant from, Instant to, long energyWh, String currency) {
        return PricedCharge.of(
                new SteadyEnergy(new TimeSpan(from, to), energyWh),
                new Tariff("plan-1", 1, currency, "UTC", COMPONENTS, 5_000));
    }

    private static TariffComponent energy(String from, String to, String price) {
        return new TariffComponent(Kind.ENERGY, List.of(), from, to, price, Unit.KWH);
    }

    private static BillLine line(
            Kind kind, Instant from, Instant to, String kwh, String price, long amountMinor) {
        return new BillLine(kind, from, to, kwh, Unit.KWH, price, amountMinor, null);
    }
}
