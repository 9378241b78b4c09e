package com.bluesky.charging.simulator.contract;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a simulated pile is at an instant.
 *
 * @param linked whether its WebSocket is open
 * @param accepted whether the server has accepted its BootNotification since it was switched on
 * @param trouble why it is not linked, when the last attempt or link failed
 * @param time what its clock shows
 * @param waitingReports how many calls wait to be sent or answered
 * @param misbehaviours what it does wrong, the last that was switched on first
 * @param connectors its connectors, by number
 */
public record PileState(
        boolean linked,
        boolean accepted,
        @Nullable String trouble,
        Instant time,
        int waitingReports,
        List<Misbehaviour> misbehaviours,
        List<ConnectorState> connectors) {

    /** Keeps its own copies. */
    public PileState {
        misbehaviours = List.copyOf(misbehaviours);
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
     * @param error what is broken; {@link PileError#NO_ERROR} when nothing is
     * @param pluggedIn whether a vehicle is plugged in
     * @param transactionId the number that the server gave to the running charge; none before its
     *     answer and when nothing runs
     * @param meterWh what the meter shows; it runs backwards only when it is reset
     * @param powerWatts what flows now
     * @param chargedPercent how full the vehicle's battery is; 0 when none is plugged in
     */
    public record ConnectorState(
            int connectorId,
            Status status,
            PileError error,
            boolean pluggedIn,
            @Nullable Integer transactionId,
            long meterWh,
            long powerWatts,
            int chargedPercent) {}

    /** The connector statuses of OCPP 1.6 §7.7. */
    public enum Status {
        /** Free, no vehicle. */
        AVAILABLE,
        /** A vehicle or an authorisation is there, the other is awaited. */
        PREPARING,
        /** Energy flows. */
        CHARGING,
        /** The vehicle takes no more. */
        SUSPENDED_EV,
        /** The pile gives nothing, by itself or because the server limits it to nothing. */
        SUSPENDED_EVSE,
        /** The charge is over and the vehicle still plugged in. */
        FINISHING,
        /** Kept for one card until the reservation expires. */
        RESERVED,
        /** Taken out of service by the server. */
        UNAVAILABLE,
        /** Something is broken. */
        FAULTED
    }
}
