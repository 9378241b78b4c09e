package com.bluesky.charging.order.contract;

import com.bluesky.charging.price.contract.PricedPeriod;
import com.bluesky.charging.price.contract.Tariff;
import com.bluesky.charging.price.contract.TariffComponent;
import com.bluesky.charging.price.contract.TimeSpan;
import com.bluesky.charging.price.contract.WeeklySchedule;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;

/**
 * What a charge costs: its energy divided among the periods of the tariff, exactly to the Wh, and a
 * line for each price of each period that delivered any, each rounded half up once. It is the same
 * arithmetic for the bill of a charge and for what one would cost.
 */
public record PricedCharge(List<EnergyPeriod> periods, List<BillLine> lines) {

    private static final int WH_PLACES_IN_KWH = 3;

    public PricedCharge {
        periods = List.copyOf(periods);
        lines = List.copyOf(lines);
    }

    /** The cost of energy by a tariff, on the clock of the tariff's zone. */
    public static PricedCharge of(EnergyOverTime energy, Tariff tariff) {
        WeeklySchedule schedule = WeeklySchedule.of(tariff);
        int minorPlaces =
                Math.max(0, Currency.getInstance(tariff.currency()).getDefaultFractionDigits());
        List<EnergyPeriod> periods = new ArrayList<>();
        List<BillLine> lines = new ArrayList<>();
        long billedWh = 0;
        for (PricedPeriod period : schedule.periodsOf(energy.span())) {
            TimeSpan span = period.span();
            boolean isLast = !span.to().isBefore(energy.span().to());
            long deliveredWh = isLast ? energy.energyWh() : energy.energyWhAt(span.to());
            long energyWh = deliveredWh - billedWh;
            billedWh = deliveredWh;
            periods.add(new EnergyPeriod(span.from(), span.to(), energyWh));
            if (energyWh > 0) {
                addEnergyLines(period, energyWh, minorPlaces, lines);
            }
        }
        if (energy.energyWh() > 0) {
            schedule.flatPrice()
                    .ifPresent(price -> lines.add(flatLine(energy.span(), price, minorPlaces)));
        }
        return new PricedCharge(periods, lines);
    }

    /** The sum of the lines, in minor units of the tariff's currency. */
    public long totalMinor() {
        return lines.stream().mapToLong(BillLine::amountMinor).sum();
    }

    private static void addEnergyLines(
            PricedPeriod period, long energyWh, int minorPlaces, List<BillLine> lines) {
        BigDecimal kwh = BigDecimal.valueOf(energyWh, WH_PLACES_IN_KWH);
        String service = period.prices().service();
        lines.add(
                line(
                        TariffComponent.Kind.ENERGY,
                        period.span(),
                        kwh,
                        period.prices().energy(),
                        minorPlaces));
        if (service != null) {
            lines.add(line(TariffComponent.Kind.SERVICE, period.span(), kwh, service, minorPlaces));
        }
    }

    private static BillLine flatLine(TimeSpan span, String price, int minorPlaces) {
        return line(TariffComponent.Kind.FLAT, span, BigDecimal.ONE, price, minorPlaces);
    }

    private static BillLine line(
            TariffComponent.Kind kind,
            TimeSpan span,
            BigDecimal quantity,
            String unitPrice,
            int minorPlaces) {
        long amountMinor =
                quantity.multiply(new BigDecimal(unitPrice))
                        .movePointRight(minorPlaces)
                        .setScale(0, RoundingMode.HALF_UP)
                        .longValueExact();
        TariffComponent.Unit unit =
                kind == TariffComponent.Kind.FLAT
                        ? TariffComponent.Unit.ORDER
                        : TariffComponent.Unit.KWH;
        return new BillLine(
                kind,
                span.from(),
                span.to(),
                quantity.toPlainString(),
                unit,
                unitPrice,
                amountMinor,
                null);
    }
}
