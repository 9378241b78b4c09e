package com.bluesky.charging.order.adapter.report;

import com.bluesky.charging.device.adapter.report.Recorder;
import com.bluesky.charging.device.adapter.report.StatusFollower;
import com.bluesky.charging.device.contract.ConnectorStatus;
import com.bluesky.charging.kernel.ReportTime;
import com.bluesky.charging.order.contract.ChargingState;
import com.bluesky.charging.order.contract.OrderCommand.RecordChargingState;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells the order that a connector is busy with what the pile says of the connector. */
@Component
final class TellOrderOfStatus implements StatusFollower {

    private final OrdersOnConnectors orders;
    private final Recorder recorder;

    TellOrderOfStatus(OrdersOnConnectors orders, Recorder recorder) {
        this.orders = orders;
        this.recorder = recorder;
    }

    @Override
    public void follow(String deviceId, int connectorId, ConnectorStatus status, ReportTime time) {
        ChargingState state = stateOf(status);
        if (state != null) {
            orders.find(deviceId, connectorId)
                    .ifPresent(orderId ->
                            recorder.record(
                                    deviceId, new RecordChargingState(orderId, state, time)));
        }
    }

    /** What a status says of a charge; null when it says nothing. */
    private static @Nullable ChargingState stateOf(ConnectorStatus status) {
        return switch (status) {
            case AVAILABLE -> ChargingState.IDLE;
            case PREPARING -> ChargingState.PREPARING;
            case CHARGING -> ChargingState.CHARGING;
            case SUSPENDED_EV -> ChargingState.SUSPENDED_EV;
            case SUSPENDED_EVSE -> ChargingState.SUSPENDED_EVSE;
            case FINISHING -> ChargingState.FINISHING;
            case UNKNOWN, RESERVED, UNAVAILABLE, FAULTED -> null;
        };
    }
}
