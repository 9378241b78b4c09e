package com.bluesky.charging.order.command;

import com.bluesky.charging.order.contract.BillLine;
import com.bluesky.charging.order.contract.EnergyPeriod;
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
 * line for each price of each period that delivered any, each rounded half up once.
 */
record PricedCharge(List<EnergyPeriod> periods, List<BillLine> lines) {

    private static final int WH_PLACES_IN_KWH = 3;

    static PricedCharge of(MeterCurve curve, Tariff tariff) {
        WeeklySchedule schedule = WeeklySchedule.of(tariff);
        int minorPlaces =
                Math.max(0, Currency.getInstance(tariff.currency()).getDefaultFractionDigits());
        List<EnergyPeriod> periods = new ArrayList<>();
        List<BillLine> lines = new ArrayList<>();
        long billedUpTo = curve.start().meterWh();
        for (PricedPeriod period : schedule.periodsOf(curve.span())) {
            TimeSpan span = period.span();
            boolean isLast = !span.to().isBefore(curve.span().to());
            long meterWh = isLast ? curve.latest().meterWh() : curve.meterWhAt(span.to());
            long energyWh = meterWh - billedUpTo;
            billedUpTo = meterWh;
            periods.add(new EnergyPeriod(span.from(), span.to(), energyWh));
            if (energyWh > 0) {
                addEnergyLines(period, energyWh, minorPlaces, lines);
            }
        }
        if (curve.energyWh() > 0) {
            schedule.flatPrice()
                    .ifPresent(price -> lines.add(flatLine(curve.span(), price, minorPlaces)));
        }
        return new PricedCharge(List.copyOf(periods), List.copyOf(lines));
    }

    long totalMinor() {
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
