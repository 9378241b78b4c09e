package com.bluesky.charging.order.query;

import com.bluesky.charging.kernel.ReportTime;
import com.bluesky.charging.order.contract.Sample;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Accepted meter readings at an instant. */
@Entity
@Table(name = "order_samples")
class SampleRow {

    /** A reading's time, and the event and the place in it that told the reading. */
    @Embeddable
    record Key(
            @Column(name = "order_id") String orderId,
            @Column(name = "at") Instant at,
            @Column(name = "event_sequence") long eventSequence,
            @Column(name = "position") int position) {}

    @EmbeddedId private Key key;

    @Column(name = "reported_at")
    private @Nullable Instant reportedAt;

    @Column(name = "received_at")
    private Instant receivedAt;

    @Enumerated(EnumType.STRING)
    @Column(name = "time_source")
    private ReportTime.Source timeSource;

    @Column(name = "meter_wh")
    private long meterWh;

    @Column(name = "power_watts")
    private @Nullable Long powerWatts;

    @Column(name = "voltage_millivolts")
    private @Nullable Long voltageMillivolts;

    @Column(name = "current_milliamps")
    private @Nullable Long currentMilliamps;

    @Column(name = "state_of_charge_percent")
    private @Nullable Integer stateOfChargePercent;

    @Column(name = "temperature_tenths_celsius")
    private @Nullable Integer temperatureTenthsCelsius;

    @Column(name = "phase")
    private @Nullable String phase;

    @Column(name = "context")
    private @Nullable String context;

    @Column(name = "recorded_at")
    private Instant recordedAt;

    @SuppressWarnings("NullAway.Init") // JPA fills the fields.
    protected SampleRow() {}

    SampleRow(String orderId, long eventSequence, int position, Sample sample, Instant recordedAt) {
        this.recordedAt = recordedAt;
        key = new Key(orderId, sample.time().at(), eventSequence, position);
        reportedAt = sample.time().reportedAt();
        receivedAt = sample.time().receivedAt();
        timeSource = sample.time().source();
        meterWh = sample.meterWh();
        powerWatts = sample.powerWatts();
        voltageMillivolts = sample.voltageMillivolts();
        currentMilliamps = sample.currentMilliamps();
        stateOfChargePercent = sample.stateOfChargePercent();
        temperatureTenthsCelsius = sample.temperatureTenthsCelsius();
        phase = sample.phase();
        context = sample.context();
    }

    Key key() {
        return key;
    }

    Sample sample() {
        return new Sample(
                new ReportTime(reportedAt, receivedAt, key.at(), timeSource),
                meterWh,
                powerWatts,
                voltageMillivolts,
                currentMilliamps,
                stateOfChargePercent,
                temperatureTenthsCelsius,
                phase,
                context);
    }
}
