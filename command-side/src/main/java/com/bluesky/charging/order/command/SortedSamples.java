package com.bluesky.charging.order.command;

import com.bluesky.charging.kernel.ReportTime;
import com.bluesky.charging.order.contract.DoubtReason;
import com.bluesky.charging.order.contract.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A report's new samples, sorted into those that agree with what is known and those that are kept
 * in doubt.
 *
 * @param accepted in the order of their time
 * @param curve the register with all accepted samples
 */
record SortedSamples(
        List<Sample> accepted, Map<DoubtReason, List<Sample>> doubted, MeterCurve curve) {

    /**
     * The strongest chargers that a standard knows deliver 3.75 MW; more is an error of reading.
     */
    static final long POWER_MAX_WATTS = 4_000_000;

    /** Registers tick in steps, and clocks in seconds: this much is never absurd. */
    private static final long TICK_WH = 10_000;

    /**
     * What samples are held against.
     *
     * @param started when the charge began
     * @param ended when it ended; null while it runs
     */
    record Known(
            ReportTime started,
            @Nullable Instant ended,
            MeterCurve curve,
            PriceBoundaries boundaries,
            RecentReports recent) {}

    static SortedSamples of(List<Sample> samples, Known known) {
        List<Sample> accepted = new ArrayList<>();
        Map<DoubtReason, List<Sample>> doubted = new EnumMap<>(DoubtReason.class);
        MeterCurve curve = known.curve();
        List<Sample> byTime = new ArrayList<>(samples);
        byTime.sort(
                Comparator.comparing((Sample sample) -> sample.time().at())
                        .thenComparingLong(Sample::meterWh));
        RecentReports seen = known.recent();
        for (Sample reported : byTime) {
            if (seen.contain(reported)) {
                continue;
            }
            seen = seen.with(List.of(reported));
            Sample sample = withTimeInCharge(reported, known.started());
            DoubtReason reason = doubtAbout(sample, curve, known);
            if (reason == null) {
                accepted.add(sample);
                curve = curve.with(readingOf(sample), known.boundaries());
            } else {
                doubted.computeIfAbsent(reason, _ -> new ArrayList<>()).add(sample);
            }
        }
        return new SortedSamples(accepted, doubted, curve);
    }

    static MeterReading readingOf(Sample sample) {
        return new MeterReading(sample.time().at(), sample.meterWh());
    }

    /** Why the register at the end cannot be true; null when it can. */
    static @Nullable DoubtReason doubtAboutEnd(
            MeterReading end, MeterCurve curve, Instant receivedAt) {
        if (!curve.latest().isBelow(end)) {
            return DoubtReason.METER_BACKWARDS;
        }
        return isAbsurd(end, curve.start(), receivedAt) ? DoubtReason.METER_ABSURD : null;
    }

    /**
     * Whether a register can show this: not more than the strongest charger delivers between the
     * start and the receipt of the report.
     */
    private static boolean isAbsurd(MeterReading reading, MeterReading start, Instant receivedAt) {
        Instant latest = receivedAt.isAfter(reading.at()) ? receivedAt : reading.at();
        long seconds = Math.max(0, Duration.between(start.at(), latest).toSeconds());
        double possibleWh =
                TICK_WH + (double) POWER_MAX_WATTS * seconds / Duration.ofHours(1).toSeconds();
        return reading.meterWh() - start.meterWh() > possibleWh;
    }

    private static @Nullable DoubtReason doubtAbout(Sample sample, MeterCurve curve, Known known) {
        MeterReading reading = readingOf(sample);
        Instant ended = known.ended();
        if (reading.at().isBefore(curve.start().at())
                || (ended != null && reading.at().isAfter(ended))) {
            return DoubtReason.OUTSIDE_CHARGE;
        }
        boolean isPastEnd = ended != null && reading.meterWh() > curve.latest().meterWh();
        if (isPastEnd || !curve.agreesWith(reading)) {
            return DoubtReason.METER_BACKWARDS;
        }
        return isAbsurd(reading, curve.start(), sample.time().receivedAt())
                ? DoubtReason.METER_ABSURD
                : null;
    }

    /**
     * A pile whose clock could not be used for the start runs behind or was set since: what it says
     * happened before the start then belongs to the start. Otherwise it is from another charge.
     */
    private static Sample withTimeInCharge(Sample sample, ReportTime started) {
        if (started.source() == ReportTime.Source.PILE) {
            return sample;
        }
        return new Sample(
                sample.time().notBefore(started.at()),
                sample.meterWh(),
                sample.powerWatts(),
                sample.voltageMillivolts(),
                sample.currentMilliamps(),
                sample.stateOfChargePercent(),
                sample.temperatureTenthsCelsius(),
                sample.phase(),
                sample.context());
    }
}
