package com.bluesky.charging.order.adapter.report;

import com.bluesky.charging.device.adapter.wire.Payload;
import com.bluesky.charging.kernel.ReportTime;
import com.bluesky.charging.order.contract.PowerReading;
import com.bluesky.charging.order.contract.Sample;
import com.bluesky.charging.order.contract.SignedReading;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What OCPP 1.6 meter values (§7.33) say: one sample for each instant that has a reading of the
 * energy register, what flowed at those that have none, and what the meter signed. A value that is
 * no number counts as absent.
 */
record MeterReadings(List<Sample> samples, List<PowerReading> power, List<SignedReading> signed) {

    static final MeterReadings NONE = new MeterReadings(List.of(), List.of(), List.of());

    /**
     * Reads meter values. Some piles tell each quantity of one instant in an entry of its own, so
     * the entries of an instant are one.
     */
    static MeterReadings of(List<Payload> meterValues, Instant receivedAt) {
        Map<Instant, List<SampledValue>> instants = new LinkedHashMap<>();
        for (Payload meterValue : meterValues) {
            instants.computeIfAbsent(meterValue.instant("timestamp"), _ -> new ArrayList<>())
                    .addAll(
                            meterValue.objects("sampledValue").stream()
                                    .map(SampledValue::of)
                                    .toList());
        }
        List<InstantValues> all = new ArrayList<>();
        instants.forEach(
                (at, values) -> all.add(new InstantValues(ReportTime.of(at, receivedAt), values)));
        return new MeterReadings(
                all.stream().flatMap(each -> each.sample().stream()).toList(),
                all.stream().flatMap(each -> each.powerReading().stream()).toList(),
                all.stream().flatMap(InstantValues::signed).toList());
    }

    /** These and others, in this order. */
    MeterReadings and(MeterReadings others) {
        return new MeterReadings(
                joined(samples, others.samples),
                joined(power, others.power),
                joined(signed, others.signed));
    }

    /** The rest of them, where the samples are told by other means. */
    MeterReadings withoutSamples() {
        return new MeterReadings(List.of(), power, signed);
    }

    /**
     * Those of each charge, by the instants that they were accepted at.
     *
     * @param charges finds the charge of an instant, if there was one; asked once for each
     */
    <C> Map<C, MeterReadings> byCharge(Function<Instant, Optional<C>> charges) {
        Map<Instant, Optional<C>> asked = new LinkedHashMap<>();
        times().forEach(time -> asked.computeIfAbsent(time.at(), charges));
        Map<C, MeterReadings> found = new LinkedHashMap<>();
        asked.forEach((at, charge) ->
                charge.ifPresent(it -> found.merge(it, at(at), MeterReadings::and)));
        return found;
    }

    private Stream<ReportTime> times() {
        return Stream.of(
                        samples.stream().map(Sample::time),
                        power.stream().map(PowerReading::time),
                        signed.stream().map(SignedReading::time))
                .flatMap(Function.identity());
    }

    private MeterReadings at(Instant at) {
        return new MeterReadings(
                samples.stream().filter(it -> it.time().at().equals(at)).toList(),
                power.stream().filter(it -> it.time().at().equals(at)).toList(),
                signed.stream().filter(it -> it.time().at().equals(at)).toList());
    }

    private static <T> List<T> joined(List<T> one, List<T> other) {
        return Stream.concat(one.stream(), other.stream()).toList();
    }
}
