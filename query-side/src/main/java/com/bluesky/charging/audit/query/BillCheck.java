package com.bluesky.charging.audit.query;

import com.bluesky.charging.audit.contract.ExplainedBill;
import com.bluesky.charging.audit.contract.ExplainedLine;
import com.bluesky.charging.audit.contract.ExplainedPeriod;
import com.bluesky.charging.audit.query.Register.Reading;
import com.bluesky.charging.order.contract.Bill;
import com.bluesky.charging.order.contract.BillLine;
import com.bluesky.charging.order.contract.EnergyPeriod;
import com.bluesky.charging.price.contract.Tariff;
import com.bluesky.charging.price.contract.TariffComponent;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Computes a bill anew from readings and tariff, and says how it comes about. */
final class BillCheck {

    private static final String END_OF_DAY = "24:00";

    private final Bill bill;
    private final @Nullable Tariff tariff;
    private final List<Reading> readings;
    private final List<String> doubts = new ArrayList<>();

    BillCheck(Bill bill, @Nullable Tariff tariff, Register register) {
        this.bill = bill;
        this.tariff = tariff;
        readings = register.isEmpty() ? List.of() : register.billed();
    }

    ExplainedBill explained(long sequence) {
        List<ExplainedPeriod> periods = bill.periods().stream().map(this::explained).toList();
        List<ExplainedLine> lines = bill.lines().stream().map(this::explained).toList();
        String sentence = total();
        return new ExplainedBill(
                bill.billId(),
                bill.correctsBillId(),
                sequence,
                bill.currency(),
                bill.totalMinor(),
                doubts.isEmpty(),
                periods,
                lines,
                sentence);
    }

    private ExplainedPeriod explained(EnergyPeriod period) {
        boolean isLast = period.equals(bill.periods().getLast());
        Reading from = readingAt(period.from(), false);
        Reading to = readingAt(period.to(), isLast);
        long energyWh = to.meterWh() - from.meterWh();
        if (energyWh != period.energyWh()) {
            doubts.add(
                    "the readings give %d Wh for the period from %s, billed were %d Wh"
                            .formatted(energyWh, period.from(), period.energyWh()));
        }
        return new ExplainedPeriod(
                period.from(),
                period.to(),
                from.meterWh(),
                to.meterWh(),
                period.energyWh(),
                "From %s, meter %d Wh (%s), to %s, meter %d Wh (%s): %d Wh."
                        .formatted(
                                Wording.time(period.from(), bill.zone()),
                                from.meterWh(),
                                from.source(),
                                Wording.time(period.to(), bill.zone()),
                                to.meterWh(),
                                to.source(),
                                period.energyWh()));
    }

    private Reading readingAt(Instant instant, boolean atTheEnd) {
        if (readings.isEmpty()) {
            return new Reading(instant, 0, "nothing was read");
        }
        return atTheEnd ? readings.getLast() : Register.at(instant, readings);
    }

    private ExplainedLine explained(BillLine line) {
        BigDecimal exact =
                new BigDecimal(line.quantity()).multiply(new BigDecimal(line.unitPrice()));
        long amountMinor =
                exact.movePointRight(Wording.placesOf(bill.currency()))
                        .setScale(0, RoundingMode.HALF_UP)
                        .longValueExact();
        TariffComponent component = componentOf(line);
        if (amountMinor != line.amountMinor()) {
            doubts.add(
                    "%s × %s is %d minor units, billed were %d"
                            .formatted(
                                    line.quantity(),
                                    line.unitPrice(),
                                    amountMinor,
                                    line.amountMinor()));
        }
        if (component == null) {
            doubts.add("the tariff has no %s price %s".formatted(line.kind(), line.unitPrice()));
        }
        return new ExplainedLine(
                line.kind(),
                line.from(),
                line.to(),
                line.quantity(),
                line.unit(),
                line.unitPrice(),
                exact.toPlainString(),
                line.amountMinor(),
                component,
                "%s %s × %s %s = %s, rounded half up once: %s. The price is %s."
                        .formatted(
                                line.quantity(),
                                line.unit(),
                                line.unitPrice(),
                                bill.currency(),
                                exact.toPlainString(),
                                Wording.money(line.amountMinor(), bill.currency()),
                                origin(line, component)));
    }

    private String origin(BillLine line, @Nullable TariffComponent component) {
        String plan = "of plan %s, version %d".formatted(bill.planId(), bill.planVersion());
        if (component == null || line.kind() == TariffComponent.Kind.FLAT) {
            return line.kind() + " " + plan;
        }
        return "%s %s, from %s to %s in %s, %s"
                .formatted(
                        line.kind(),
                        component.days().isEmpty() ? "every day" : "on " + component.days(),
                        from(component),
                        to(component),
                        bill.zone(),
                        plan);
    }

    private @Nullable TariffComponent componentOf(BillLine line) {
        if (tariff == null) {
            return null;
        }
        ZonedDateTime local = line.from().atZone(ZoneId.of(bill.zone()));
        return tariff.components().stream()
                .filter(each -> each.kind() == line.kind())
                .filter(each -> each.price().equals(line.unitPrice()))
                .filter(each -> holdsAt(each, local))
                .findFirst()
                .orElse(null);
    }

    private static boolean holdsAt(TariffComponent component, ZonedDateTime local) {
        LocalTime time = local.toLocalTime();
        boolean onDay =
                component.days().isEmpty() || component.days().contains(local.getDayOfWeek());
        boolean begun = !time.isBefore(LocalTime.parse(from(component)));
        String to = to(component);
        return onDay && begun && (to.equals(END_OF_DAY) || time.isBefore(LocalTime.parse(to)));
    }

    private static String from(TariffComponent component) {
        return component.from() == null ? "00:00" : component.from();
    }

    private static String to(TariffComponent component) {
        return component.to() == null ? END_OF_DAY : component.to();
    }

    private String total() {
        long sum = bill.lines().stream().mapToLong(BillLine::amountMinor).sum();
        if (sum != bill.totalMinor()) {
            doubts.add("the lines sum up to " + sum + " minor units");
        }
        String lines =
                bill.lines().isEmpty()
                        ? "Nothing was delivered"
                        : bill.lines().stream()
                                .map(line -> Wording.money(line.amountMinor(), bill.currency()))
                                .collect(Collectors.joining(" + "));
        String check =
                doubts.isEmpty()
                        ? "Computed anew from the readings, the bill is the same."
                        : "Computed anew, it differs: " + String.join("; ", doubts) + ".";
        return "%s = %s for %d Wh. %s"
                .formatted(
                        lines,
                        Wording.money(bill.totalMinor(), bill.currency()),
                        bill.energyWh(),
                        check);
    }
}
