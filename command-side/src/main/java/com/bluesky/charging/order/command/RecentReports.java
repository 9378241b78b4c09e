package com.bluesky.charging.order.command;

import com.bluesky.charging.kernel.ReportTime;
import com.bluesky.charging.order.contract.OrderEvent.SignedReadingKept;
import com.bluesky.charging.order.contract.PowerReading;
import com.bluesky.charging.order.contract.Sample;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * The digests of a charge's latest reports, by which a repeat is recognised. Older repeats are
 * recorded again; they change neither energy nor cost.
 *
 * @param digests oldest first
 */
record RecentReports(List<Long> digests) {

    /** Two hours of readings a minute: piles repeat what was not answered within minutes. */
    static final int REMEMBERED_MAX = 128;

    static final RecentReports NONE = new RecentReports(List.of());

    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    RecentReports {
        digests = List.copyOf(digests);
    }

    boolean contain(Sample sample) {
        return digests.contains(digestOf(sample));
    }

    /** Whether the start or the end of a transaction was reported before. */
    boolean contain(TransactionReport report) {
        return digests.contains(digestOf(report));
    }

    boolean contain(PowerReading reading) {
        return digests.contains(digestOf(reading));
    }

    boolean contain(SignedReadingKept reading) {
        return digests.contains(digestOf(reading));
    }

    RecentReports withPower(List<PowerReading> readings) {
        return and(readings.stream().map(RecentReports::digestOf).toList());
    }

    RecentReports with(SignedReadingKept reading) {
        return and(List.of(digestOf(reading)));
    }

    RecentReports with(List<Sample> samples) {
        return and(samples.stream().map(RecentReports::digestOf).toList());
    }

    RecentReports with(TransactionReport report) {
        return and(List.of(digestOf(report)));
    }

    private RecentReports and(List<Long> newer) {
        List<Long> all = new ArrayList<>(digests);
        all.addAll(newer);
        return new RecentReports(all.subList(Math.max(0, all.size() - REMEMBERED_MAX), all.size()));
    }

    private static long digestOf(Sample sample) {
        return digestOf(
                Arrays.asList(
                        saidAt(sample.time()),
                        sample.meterWh(),
                        sample.powerWatts(),
                        sample.voltageMillivolts(),
                        sample.currentMilliamps(),
                        sample.stateOfChargePercent(),
                        sample.temperatureTenthsCelsius(),
                        sample.phase(),
                        sample.context()));
    }

    private static long digestOf(PowerReading reading) {
        return digestOf(
                Arrays.asList(
                        "power",
                        saidAt(reading.time()),
                        reading.powerWatts(),
                        reading.voltageMillivolts(),
                        reading.currentMilliamps(),
                        reading.stateOfChargePercent(),
                        reading.temperatureTenthsCelsius(),
                        reading.context()));
    }

    private static long digestOf(SignedReadingKept reading) {
        return digestOf(
                Arrays.asList(
                        "signed",
                        saidAt(reading.time()),
                        reading.digest(),
                        reading.measurand(),
                        reading.context()));
    }

    private static long digestOf(TransactionReport report) {
        return digestOf(
                List.of(
                        report.kind(),
                        report.transactionId(),
                        report.meterWh(),
                        saidAt(report.time())));
    }

    private static Instant saidAt(ReportTime time) {
        return Objects.requireNonNullElse(time.reportedAt(), time.receivedAt());
    }

    /** FNV-1a over the text of the values. */
    private static long digestOf(List<?> values) {
        long digest = FNV_OFFSET;
        String text = values.toString();
        for (int i = 0; i < text.length(); i++) {
            digest = (digest ^ text.charAt(i)) * FNV_PRIME;
        }
        return digest;
    }
}
