package com.bluesky.charging.order.adapter.report;

import com.bluesky.charging.device.adapter.wire.Payload;
import com.bluesky.charging.kernel.ReportTime;
import com.bluesky.charging.order.contract.Sample;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads OCPP 1.6 meter values (§7.33) as samples: one for each instant that has a reading of the
 * energy register. A value that is no number, or signed data, counts as absent.
 */
final class MeterReadings {

    private static final String ENERGY = "Energy.Active.Import.Register";
    private static final String OUTLET = "Outlet";

    /** Far more digits than any meter has, and few enough to be computed with. */
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,15}(\\.\\d{1,15})?");

    private static final BigDecimal LEAST = BigDecimal.valueOf(Long.MIN_VALUE);
    private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);

    private MeterReadings() {}

    /** One sampled value that is a number. */
    private record Reading(
            String measurand,
            BigDecimal value,
            @Nullable String unit,
            @Nullable String phase,
            String location,
            @Nullable String context) {}

    static List<Sample> samples(List<Payload> meterValues, Instant receivedAt) {
        return meterValues.stream()
                .flatMap(meterValue -> sample(meterValue, receivedAt).stream())
                .toList();
    }

    private static Optional<Sample> sample(Payload meterValue, Instant receivedAt) {
        ReportTime time = ReportTime.of(meterValue.instant("timestamp"), receivedAt);
        List<Reading> readings =
                meterValue.objects("sampledValue").stream()
                        .flatMap(value -> reading(value).stream())
                        .toList();
        return sum(atOutlet(readings, ENERGY), MeterReadings::wattHours)
                .map(meterWh ->
                        new Sample(
                                time,
                                meterWh,
                                power(readings),
                                voltage(readings),
                                current(readings),
                                stateOfCharge(readings),
                                temperature(readings),
                                null,
                                atOutlet(readings, ENERGY).getFirst().context()));
    }

    private static Optional<Reading> reading(Payload value) {
        String text = value.text("value").strip();
        boolean raw = value.optionalText("format").orElse("Raw").equals("Raw");
        if (!raw || !NUMBER.matcher(text).matches()) {
            return Optional.empty();
        }
        return Optional.of(
                new Reading(
                        value.optionalText("measurand").orElse(ENERGY),
                        new BigDecimal(text),
                        value.optionalText("unit").orElse(null),
                        value.optionalText("phase").orElse(null),
                        value.optionalText("location").orElse(OUTLET),
                        value.optionalText("context").orElse(null)));
    }

    private static List<Reading> atOutlet(List<Reading> readings, String measurand) {
        return readings.stream()
                .filter(reading -> reading.measurand().equals(measurand))
                .filter(reading -> reading.location().equals(OUTLET))
                .toList();
    }

    /** How a reading is expressed in the unit of a sample. */
    private interface Conversion {
        BigDecimal of(Reading reading);
    }

    /** The value over all phases: as the pile says it, else the sum of the phases. */
    private static Optional<Long> sum(List<Reading> readings, Conversion conversion) {
        if (readings.isEmpty()) {
            return Optional.empty();
        }
        Optional<BigDecimal> total =
                readings.stream()
                        .filter(reading -> reading.phase() == null)
                        .reduce((earlier, later) -> later)
                        .map(conversion::of);
        return rounded(
                total.orElseGet(() ->
                        readings.stream()
                                .map(conversion::of)
                                .reduce(BigDecimal.ZERO, BigDecimal::add)));
    }

    private static BigDecimal wattHours(Reading reading) {
        return "kWh".equals(reading.unit()) ? reading.value().movePointRight(3) : reading.value();
    }

    private static BigDecimal watts(Reading reading) {
        return "kW".equals(reading.unit()) ? reading.value().movePointRight(3) : reading.value();
    }

    private static BigDecimal thousandths(Reading reading) {
        return reading.value().movePointRight(3);
    }

    private static @Nullable Long power(List<Reading> readings) {
        return sum(atOutlet(readings, "Power.Active.Import"), MeterReadings::watts).orElse(null);
    }

    private static @Nullable Long current(List<Reading> readings) {
        List<Reading> lines =
                atOutlet(readings, "Current.Import").stream()
                        .filter(reading -> !"N".equals(reading.phase()))
                        .toList();
        return sum(lines, MeterReadings::thousandths).orElse(null);
    }

    /** The mean of the phases against neutral; voltages between two phases say something else. */
    private static @Nullable Long voltage(List<Reading> readings) {
        List<BigDecimal> phases =
                atOutlet(readings, "Voltage").stream()
                        .filter(reading -> !isBetweenPhases(reading.phase()))
                        .map(MeterReadings::thousandths)
                        .toList();
        return phases.isEmpty()
                ? null
                : rounded(
                                phases.stream()
                                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                                        .divide(
                                                BigDecimal.valueOf(phases.size()),
                                                0,
                                                RoundingMode.HALF_UP))
                        .orElse(null);
    }

    private static boolean isBetweenPhases(@Nullable String phase) {
        return phase != null && phase.contains("-L");
    }

    private static @Nullable Integer stateOfCharge(List<Reading> readings) {
        return last(readings, "SoC")
                .flatMap(reading -> rounded(reading.value()))
                .filter(percent -> percent >= 0 && percent <= 100)
                .map(Long::intValue)
                .orElse(null);
    }

    private static @Nullable Integer temperature(List<Reading> readings) {
        return last(readings, "Temperature")
                .flatMap(reading -> rounded(celsius(reading).movePointRight(1)))
                .filter(tenths -> tenths >= Integer.MIN_VALUE && tenths <= Integer.MAX_VALUE)
                .map(Long::intValue)
                .orElse(null);
    }

    private static BigDecimal celsius(Reading reading) {
        return switch (reading.unit()) {
            case "Fahrenheit" ->
                    reading.value()
                            .subtract(BigDecimal.valueOf(32))
                            .multiply(BigDecimal.valueOf(5))
                            .divide(BigDecimal.valueOf(9), 3, RoundingMode.HALF_UP);
            case "K" -> reading.value().subtract(new BigDecimal("273.15"));
            case null, default -> reading.value();
        };
    }

    private static Optional<Reading> last(List<Reading> readings, String measurand) {
        return readings.stream()
                .filter(reading -> reading.measurand().equals(measurand))
                .reduce((earlier, later) -> later);
    }

    /** A number that no counter can hold is no reading. */
    private static Optional<Long> rounded(BigDecimal value) {
        BigDecimal whole = value.setScale(0, RoundingMode.HALF_UP);
        return whole.compareTo(LEAST) < 0 || whole.compareTo(MOST) > 0
                ? Optional.empty()
                : Optional.of(whole.longValue());
    }
}
