package com.bluesky.charging.simulator.web;

import com.bluesky.charging.simulator.contract.Misbehaviour;
import com.bluesky.charging.simulator.contract.PileError;
import com.bluesky.charging.simulator.contract.PileState;
import com.bluesky.charging.simulator.contract.SimulatedPile;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a simulated pile is now, as it knows itself.
 *
 * @param linked whether its WebSocket is open
 * @param accepted whether the server has accepted its BootNotification
 * @param trouble why it is not linked
 * @param time what its clock shows
 * @param waitingReports how many calls wait to be sent or answered
 * @param misbehaviours what it does wrong
 */
record SteeredPile(
        String deviceId,
        boolean linked,
        boolean accepted,
        @Nullable String trouble,
        Instant time,
        int waitingReports,
        List<Wrong> misbehaviours,
        List<SteeredConnector> connectors) {

    static SteeredPile of(SimulatedPile pile) {
        PileState state = pile.state();
        return new SteeredPile(
                pile.deviceId(),
                state.linked(),
                state.accepted(),
                state.trouble(),
                state.time(),
                state.waitingReports(),
                state.misbehaviours().stream().map(Wrong::of).toList(),
                state.connectors().stream().map(SteeredConnector::of).toList());
    }

    /**
     * Something that it does wrong.
     *
     * @param action the OCPP action that it is about; absent when it is about none
     */
    @Schema(name = "ShownMisbehaviour")
    record Wrong(WrongBehaviour.Kind kind, @Nullable String action) {

        static Wrong of(Misbehaviour how) {
            String action = how instanceof Misbehaviour.OfAction about ? about.action() : null;
            return new Wrong(WrongBehaviour.Kind.of(how), action);
        }
    }

    /**
     * One connector.
     *
     * @param transactionId as the server numbered the charge that runs
     * @param stateOfChargePercent of the vehicle that is plugged in
     */
    record SteeredConnector(
            int connectorId,
            PileState.Status status,
            PileError errorCode,
            boolean pluggedIn,
            @Nullable Integer transactionId,
            long meterWh,
            long powerWatts,
            int stateOfChargePercent) {

        static SteeredConnector of(PileState.ConnectorState state) {
            return new SteeredConnector(
                    state.connectorId(),
                    state.status(),
                    state.error(),
                    state.pluggedIn(),
                    state.transactionId(),
                    state.meterWh(),
                    state.powerWatts(),
                    state.chargedPercent());
        }
    }
}
