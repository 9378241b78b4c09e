package com.bluesky.charging.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.bluesky.charging.simulator.contract.PileError;
import com.bluesky.charging.simulator.contract.PileState.Status;
import com.bluesky.charging.simulator.contract.SimulatedPile;
import com.bluesky.charging.simulator.contract.SimulatedPile.Pause;
import org.junit.jupiter.api.Test;

/** A connector that breaks, and charges that pause. */
class FaultyConnectorTest extends AtServer {

    @Test
    void what_breaks_ends_the_charge_and_works_again_later() throws Exception {
        SimulatedPile pile = charging(settings().build());

        pile.fault(1, PileError.GROUND_FAILURE);
        eventually(() -> assertThat(server.statuses(1)).endsWith("Faulted"));
        eventually(() -> assertThat(stopReasons()).containsExactly("Other"));
        assertThat(server.received("StatusNotification").getLast().path("errorCode").asString())
                .isEqualTo("GroundFailure");
        assertThat(remoteStart("{'connectorId':1,'idTag':'TAG1'}")).isEqualTo("Rejected");
        assertThat(pile.state().connector(1).error()).isEqualTo(PileError.GROUND_FAILURE);
        pile.recover(1);

        eventually(() -> assertThat(server.statuses(1)).endsWith("Faulted", "Finishing"));
        assertThat(remoteStart("{'connectorId':1,'idTag':'TAG1'}")).isEqualTo("Accepted");
    }

    @Test
    void a_fault_of_the_pile_itself_is_told_for_connector_0_and_charges_go_on() throws Exception {
        SimulatedPile pile = charging(settings().build());

        pile.fault(0, PileError.READER_FAILURE);
        eventually(() -> assertThat(server.statuses(0)).endsWith("Faulted"));
        assertThat(pile.state().connector(1).status()).isEqualTo(Status.CHARGING);
        pile.recover(0);

        eventually(() -> assertThat(server.statuses(0)).endsWith("Faulted", "Available"));
        assertThat(stopReasons()).isEmpty();
    }

    @Test
    void a_charge_pauses_by_the_vehicle_or_by_the_pile_and_goes_on() throws Exception {
        SimulatedPile pile = charging(settings().build());

        pile.suspend(1, Pause.BY_VEHICLE);
        eventually(() -> assertThat(server.statuses(1)).endsWith("SuspendedEV"));
        assertThat(pile.state().connector(1).powerWatts()).isZero();
        pile.suspend(1, Pause.BY_PILE);
        eventually(() -> assertThat(server.statuses(1)).endsWith("SuspendedEVSE"));
        pile.resume(1);

        eventually(() -> assertThat(server.statuses(1)).endsWith("SuspendedEVSE", "Charging"));
        assertThat(pile.state().connector(1).powerWatts()).isEqualTo(60_000);
    }

    @Test
    void what_cannot_be_is_an_error_of_the_caller() {
        SimulatedPile pile = piles.pile(settings().build());

        assertThatIllegalArgumentException().isThrownBy(() -> pile.fault(2, PileError.OTHER_ERROR));
        assertThatIllegalArgumentException().isThrownBy(() -> pile.givePower(1, -1));
    }
}
