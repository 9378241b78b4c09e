package com.bluesky.charging.order.adapter.report;

import com.bluesky.charging.device.adapter.report.Recorder;
import com.bluesky.charging.order.contract.OrderCommand.RecordPower;
import com.bluesky.charging.order.contract.OrderCommand.RecordSamples;
import com.bluesky.charging.order.contract.OrderCommand.RecordSignedReadings;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells an order what its meter says, each kind of reading in one command. */
@Component
final class ReadingsRecorder {

    private final Recorder recorder;

    ReadingsRecorder(Recorder recorder) {
        this.recorder = recorder;
    }

    /**
     * Returns when all of it is stored.
     *
     * @param transactionId null when the pile named none and it is the order's own
     */
    void record(
            String deviceId,
            String orderId,
            @Nullable String transactionId,
            MeterReadings readings) {
        if (!readings.samples().isEmpty()) {
            recorder.record(
                    deviceId, new RecordSamples(orderId, transactionId, readings.samples()));
        }
        if (!readings.power().isEmpty()) {
            recorder.record(deviceId, new RecordPower(orderId, transactionId, readings.power()));
        }
        if (!readings.signed().isEmpty()) {
            recorder.record(
                    deviceId, new RecordSignedReadings(orderId, transactionId, readings.signed()));
        }
    }
}
