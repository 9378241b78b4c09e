package com.bluesky.charging.simulator.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a simulated pile is at an instant.
 *
 * @param linked whether its WebSocket is open
 * @param accepted whether the server has accepted its BootNotification since it was switched on
 * @param trouble why it is not linked, when the last attempt or link failed
 * @param connectors its connectors, by number
 */
public record PileState(
        boolean linked,
        boolean accepted,
        @Nullable String trouble,
        List<ConnectorState> connectors) {

    /** Keeps its own copy. */
    public PileState {
        connectors = List.copyOf(connectors);
    }

    /** Whether it is linked and may report. */
    public boolean ready() {
        return linked && accepted;
    }

    /**
     * The connector with that number.
     *
     * @throws IllegalArgumentException if there is none
     */
    public ConnectorState connector(int connectorId) {
        return connectors.stream()
                .filter(connector -> connector.connectorId() == connectorId)
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("There is no connector " + connectorId));
    }

    /**
     * One connector.
     *
     * @param connectorId from 1
     * @param status as the pile reports it
     * @param pluggedIn whether a vehicle is plugged in
     * @param transactionId the number that the server gave to the running charge; none before its
     *     answer and when nothing runs
     * @param meterWh what the meter shows; it never runs backwards
     * @param powerWatts what flows now
     * @param chargedPercent how full the vehicle's battery is; 0 when none is plugged in
     */
    public record ConnectorState(
            int connectorId,
            Status status,
            boolean pluggedIn,
            @Nullable Integer transactionId,
            long meterWh,
            long powerWatts,
            int chargedPercent) {}

    /** The connector statuses of OCPP 1.6 §7.7 that an honest pile goes through. */
    public enum Status {
        /** Free, no vehicle. */
        AVAILABLE,
        /** A vehicle or an authorisation is there, the other is awaited. */
        PREPARING,
        /** Energy flows. */
        CHARGING,
        /** The vehicle takes no more. */
        SUSPENDED_EV,
        /** The charge is over and the vehicle still plugged in. */
        FINISHING
    }
}
