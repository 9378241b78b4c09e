package com.bluesky.charging.order.adapter.report;

import static com.bluesky.charging.order.adapter.report.SampledValue.ENERGY;
import static com.bluesky.charging.order.adapter.report.SampledValue.OUTLET;

import com.bluesky.charging.kernel.ReportTime;
import com.bluesky.charging.order.contract.PowerReading;
import com.bluesky.charging.order.contract.Sample;
import com.bluesky.charging.order.contract.SignedReading;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that a pile says of one instant. What flows to the vehicle is measured at the outlet; what is
 * measured elsewhere is something else.
 */
record InstantValues(ReportTime time, List<SampledValue> values) {

    private static final Map<String, Integer> WATT_HOURS = Map.of("", 0, "Wh", 0, "kWh", 3);
    private static final Map<String, Integer> WATTS = Map.of("", 0, "W", 0, "kW", 3);
    private static final Map<String, Integer> MILLIVOLTS = Map.of("", 3, "V", 3);
    private static final Map<String, Integer> MILLIAMPS = Map.of("", 3, "A", 3);
    private static final Map<String, Integer> PERCENT = Map.of("", 0, "Percent", 0);
    private static final Map<String, Integer> DEGREES =
            Map.of("", 0, "Celsius", 0, "Celcius", 0, "K", 0, "Fahrenheit", 0);

    private static final String BEGIN = "Transaction.Begin";
    private static final String END = "Transaction.End";

    private static final BigDecimal LEAST = BigDecimal.valueOf(Long.MIN_VALUE);
    private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);

    /**
     * A quantity.
     *
     * @param context why it was measured, as the pile named it, null when it did not
     */
    private record Told(long value, @Nullable String context) {}

    /** The reading of the register with what was measured beside it; empty without a register. */
    Optional<Sample> sample() {
        return register()
                .map(meter ->
                        new Sample(
                                time,
                                meter.value(),
                                power().map(Told::value).orElse(null),
                                voltage(),
                                current(),
                                stateOfCharge(),
                                temperature(),
                                null,
                                meter.context()));
    }

    /** What flows, where the meter tells no energy; empty when it tells it, or no power either. */
    Optional<PowerReading> powerReading() {
        return register().isPresent()
                ? Optional.empty()
                : power().map(power ->
                        new PowerReading(
                                time,
                                power.value(),
                                voltage(),
                                current(),
                                stateOfCharge(),
                                temperature(),
                                power.context()));
    }

    /** What the meter signed, each as it came, wherever it was measured. */
    Stream<SignedReading> signed() {
        return values.stream()
                .filter(SampledValue::signed)
                .map(value ->
                        new SignedReading(time, value.text(), value.named(), value.context()));
    }

    private Optional<Told> register() {
        return told(ENERGY, readings -> total(readings, WATT_HOURS));
    }

    private Optional<Told> power() {
        return told("Power.Active.Import", readings -> total(readings, WATTS));
    }

    private @Nullable Long current() {
        return told("Current.Import", readings -> total(readings, MILLIAMPS))
                .map(Told::value)
                .orElse(null);
    }

    private @Nullable Long voltage() {
        return told("Voltage", InstantValues::mean).map(Told::value).orElse(null);
    }

    /** What is told of a quantity at the outlet, in the context that tells it best. */
    private Optional<Told> told(
            String measurand, Function<List<SampledValue>, Optional<Long>> reading) {
        return contexts(measurand).stream()
                .flatMap(readings ->
                        reading
                                .apply(readings)
                                .map(value -> new Told(value, readings.getFirst().context()))
                                .stream())
                .findFirst();
    }

    /**
     * The readings of a quantity at the outlet, of each context by itself. Some piles tell the
     * begin of a charge once more together with its end: then the end is what the instant is about,
     * and the begin is no reading of it when there is any other.
     */
    private List<List<SampledValue>> contexts(String measurand) {
        Map<String, List<SampledValue>> contexts = new LinkedHashMap<>();
        values.stream()
                .filter(value -> !value.signed() && value.measurand().equals(measurand))
                .filter(value -> value.location().equals(OUTLET))
                .forEach(value ->
                        contexts.computeIfAbsent(value.effectiveContext(), _ -> new ArrayList<>())
                                .add(value));
        if (contexts.size() > 1) {
            contexts.remove(BEGIN);
        }
        List<SampledValue> end = contexts.remove(END);
        List<List<SampledValue>> best = new ArrayList<>(contexts.values());
        if (end != null) {
            best.addFirst(end);
        }
        return best;
    }

    /**
     * The value over all phases: as the pile says it, else the sum of the lines. A sum of which one
     * part cannot be read would be too small, so it is none.
     */
    private static Optional<Long> total(List<SampledValue> readings, Map<String, Integer> units) {
        return whole(readings, units)
                .or(() ->
                        lines(readings, units)
                                .map(lines ->
                                        lines.stream().reduce(BigDecimal.ZERO, BigDecimal::add)))
                .flatMap(InstantValues::rounded);
    }

    /** What is told without a phase, as it was told last. */
    private static Optional<BigDecimal> whole(
            List<SampledValue> readings, Map<String, Integer> units) {
        return readings.stream()
                .filter(reading -> reading.phase() == null)
                .flatMap(reading -> reading.in(units).stream())
                .reduce((earlier, later) -> later);
    }

    /**
     * What is told of each line, against neutral or not. Neutral is no line, and between two lines
     * something else is measured. Empty when there is none, or one that cannot be read.
     */
    private static Optional<List<BigDecimal>> lines(
            List<SampledValue> readings, Map<String, Integer> units) {
        List<BigDecimal> lines = new ArrayList<>();
        for (String line : List.of("L1", "L2", "L3")) {
            Optional<SampledValue> last =
                    readings.stream()
                            .filter(reading -> isOfLine(reading.phase(), line))
                            .reduce((earlier, later) -> later);
            if (last.isPresent()) {
                Optional<BigDecimal> value = last.get().in(units);
                if (value.isEmpty()) {
                    return Optional.empty();
                }
                lines.add(value.get());
            }
        }
        return lines.isEmpty() ? Optional.empty() : Optional.of(lines);
    }

    private static boolean isOfLine(@Nullable String phase, String line) {
        return line.equals(phase) || (line + "-N").equals(phase);
    }

    /** The mean of the lines, where the pile does not say it itself. */
    private static Optional<Long> mean(List<SampledValue> readings) {
        return whole(readings, MILLIVOLTS)
                .or(() -> lines(readings, MILLIVOLTS).map(InstantValues::meanOf))
                .flatMap(InstantValues::rounded);
    }

    private static BigDecimal meanOf(List<BigDecimal> values) {
        return values.stream()
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .divide(BigDecimal.valueOf(values.size()), 0, RoundingMode.HALF_UP);
    }

    private @Nullable Integer stateOfCharge() {
        return last("SoC")
                .flatMap(value -> value.in(PERCENT))
                .flatMap(InstantValues::rounded)
                .filter(percent -> percent >= 0 && percent <= 100)
                .map(Long::intValue)
                .orElse(null);
    }

    private @Nullable Integer temperature() {
        return last("Temperature")
                .flatMap(InstantValues::celsius)
                .flatMap(degrees -> rounded(degrees.movePointRight(1)))
                .filter(tenths -> tenths >= Integer.MIN_VALUE && tenths <= Integer.MAX_VALUE)
                .map(Long::intValue)
                .orElse(null);
    }

    private static Optional<BigDecimal> celsius(SampledValue value) {
        return value.in(DEGREES)
                .map(degrees ->
                        switch (value.unit()) {
                            case "Fahrenheit" ->
                                    degrees.subtract(BigDecimal.valueOf(32))
                                            .multiply(BigDecimal.valueOf(5))
                                            .divide(BigDecimal.valueOf(9), 3, RoundingMode.HALF_UP);
                            case "K" -> degrees.subtract(new BigDecimal("273.15"));
                            case null, default -> degrees;
                        });
    }

    /** The last one, wherever it was measured: a battery's state is the vehicle's. */
    private Optional<SampledValue> last(String measurand) {
        return values.stream()
                .filter(value -> !value.signed() && value.measurand().equals(measurand))
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
