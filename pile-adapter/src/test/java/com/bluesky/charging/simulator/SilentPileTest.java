package com.bluesky.charging.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.bluesky.charging.simulator.contract.Misbehaviour.FallSilent;
import com.bluesky.charging.simulator.contract.SimulatedPile;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A pile that says nothing on a link that stays open. */
class SilentPileTest extends AtServer {

    @Test
    void a_silent_pile_charges_on_and_tells_it_all_afterwards() throws Exception {
        SimulatedPile pile = charging(settings().timeFactor(3_600).build());
        eventually(() -> assertThat(server.received("MeterValues")).isNotEmpty());
        pile.misbehave(new FallSilent(true));
        int heard = server.received().size();
        CompletableFuture<JsonNode> unheard = server.call("ClearCache", "{}");
        pongsTo(1);
        pile.unplug(1);
        pile.plugIn(1);
        // One that was sent before may still arrive.
        eventually(() -> assertThat(pile.state().waitingReports()).isPositive());
        assertThat(server.received().size()).isLessThanOrEqualTo(heard + 1);
        assertThat(stopReasons()).isEmpty();
        assertThat(pile.state().linked()).isTrue();

        pile.behave();

        eventually(() -> assertThat(stopReasons()).containsExactly("EVDisconnected"));
        eventually(() -> assertThat(server.statuses(1)).endsWith("Preparing"));
        assertThat(unheard).isNotDone();
        assertThat(server.handshakes()).isEqualTo(1);
    }

    @Test
    void a_silent_pile_answers_pings_unless_its_link_is_half_open() {
        SimulatedPile pile = linked(settings().build());
        pile.misbehave(new FallSilent(true));
        pongsTo(2);
        pile.behave();
        pile.misbehave(new FallSilent(false));
        // What was asked for already is still taken in.
        server.ping();
        server.ping();
        server.ping();
        int pongs = server.pongs();
        assertThat(pongs).isLessThanOrEqualTo(3);

        pile.behave();

        eventually(() -> assertThat(server.pongs()).isEqualTo(5));
        eventually(() -> assertThat(server.statuses(1)).hasSizeGreaterThan(1));
    }

    @Test
    void a_silent_pile_that_is_cut_comes_back_and_stays_silent() {
        SimulatedPile pile = linked(settings().build());
        pile.misbehave(new FallSilent(false));
        int heard = server.received().size();

        server.shut();
        server.open();

        eventually(() -> assertThat(server.links()).isEqualTo(1));
        eventually(() -> assertThat(pile.state().linked()).isTrue());
        assertThat(server.received()).hasSize(heard);
        pile.behave();
        eventually(() -> assertThat(server.received().size()).isGreaterThan(heard));
        assertThat(server.received("BootNotification")).hasSize(1);
    }

    private void pongsTo(int pings) {
        for (int ping = 0; ping < pings; ping++) {
            server.ping();
        }
        eventually(() -> assertThat(server.pongs()).isEqualTo(pings));
    }
}
