package com.bluesky.charging.order.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.bluesky.charging.kernel.Owner;
import com.bluesky.charging.kernel.ReportTime;
import com.bluesky.charging.order.contract.DoubtReason;
import com.bluesky.charging.order.contract.FailureCode;
import com.bluesky.charging.order.contract.OrderCommand.InferStop;
import com.bluesky.charging.order.contract.OrderCommand.RecordChargingStopped;
import com.bluesky.charging.order.contract.OrderCommand.RecordDisplacement;
import com.bluesky.charging.order.contract.OrderEvent.ChargingEndSuspected;
import com.bluesky.charging.order.contract.OrderEvent.ChargingStarted;
import com.bluesky.charging.order.contract.OrderEvent.ChargingStopDoubted;
import com.bluesky.charging.order.contract.OrderEvent.ChargingStopInferred;
import com.bluesky.charging.order.contract.OrderEvent.ChargingStopRequested;
import com.bluesky.charging.order.contract.OrderEvent.ChargingStopped;
import com.bluesky.charging.order.contract.StopReason;
import java.time.Instant;

/** The end of a charge, told or inferred. */
final class Ending {

    private final OrderState state;

    Ending(OrderState state) {
        this.state = state;
    }

    void decide(RecordChargingStopped c) {
        TransactionReport report =
                new TransactionReport(
                        TransactionReport.Kind.STOP, c.transactionId(), c.meterStopWh(), c.time());
        ChargeEnd known = state.end();
        if (state.recent().contain(report)) {
            return;
        }
        if (!state.isOf(c.transactionId())) {
            doubtStop(c, DoubtReason.WRONG_TRANSACTION, c.time());
        } else if (known == null || known.inferred()) {
            end(c);
            new Billing(state).correctBill(c.time().receivedAt());
        } else if (known.meterStopWh() != c.meterStopWh()) {
            doubtStop(c, DoubtReason.OUTSIDE_CHARGE, c.time());
        }
    }

    private void end(RecordChargingStopped c) {
        new Readings(state).record(c.samples());
        MeterReading last = state.curve().latest();
        ReportTime time = c.time().notBefore(last.at());
        MeterReading reading = new MeterReading(time.at(), c.meterStopWh());
        DoubtReason doubt = SortedSamples.doubtAboutEnd(reading, state.curve(), time.receivedAt());
        if (doubt != null) {
            doubtStop(c, doubt, c.time());
        }
        stop(doubt == null ? c.meterStopWh() : last.meterWh(), c.reason(), time);
    }

    private void doubtStop(RecordChargingStopped c, DoubtReason reason, ReportTime time) {
        apply(
                new ChargingStopDoubted(
                        c.orderId(), owner(), c.transactionId(), c.meterStopWh(), reason, time));
    }

    private void stop(long meterStopWh, StopReason reason, ReportTime time) {
        ChargingStarted started = state.started();
        apply(
                new ChargingStopped(
                        started.orderId(),
                        started.owner(),
                        started.deviceId(),
                        started.connectorId(),
                        started.transactionId(),
                        meterStopWh,
                        meterStopWh - started.meterStartWh(),
                        reason,
                        state.request().paymentMode(),
                        time));
    }

    void decide(InferStop c) {
        ChargingEndSuspected suspicion = state.suspicion();
        if (suspicion != null && !c.at().isBefore(suspicion.inferAt())) {
            ChargingStopRequested asked = state.stopRequest();
            infer(asked == null ? StopReason.UNSEEN : asked.reason(), c.at());
        }
    }

    void decide(RecordDisplacement c) {
        if (!state.hasBegun()) {
            if (!state.status().isOver()) {
                apply(state.failed(Failure.of(FailureCode.DISPLACED, null), c.at()));
            }
        } else if (state.status().isRunning()
                && !c.at().isBefore(state.started().time().receivedAt())) {
            infer(StopReason.DISPLACED, c.at());
        }
    }

    /** The charge ended unseen, after its last accepted reading. */
    void infer(StopReason reason, Instant receivedAt) {
        ChargingStarted started = state.started();
        MeterReading last = state.curve().latest();
        apply(
                new ChargingStopInferred(
                        started.orderId(),
                        started.owner(),
                        started.deviceId(),
                        started.connectorId(),
                        started.transactionId(),
                        last.meterWh(),
                        last.meterWh() - started.meterStartWh(),
                        reason,
                        state.request().paymentMode(),
                        new ReportTime(null, receivedAt, last.at(), ReportTime.Source.PREVIOUS)));
    }

    private Owner owner() {
        return state.request().owner();
    }
}
