package com.bluesky.charging.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.bluesky.charging.simulator.contract.Misbehaviour.ForgetTransactionIds;
import com.bluesky.charging.simulator.contract.PileState.Status;
import com.bluesky.charging.simulator.contract.Reboot;
import com.bluesky.charging.simulator.contract.SimulatedPile;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A pile that goes down and comes back in the middle of a charge. */
class RebootTest extends AtServer {

    @Test
    void in_order_the_charge_is_stopped_before_the_pile_goes_down() throws Exception {
        SimulatedPile pile = charging(settings().build());

        pile.reboot(Reboot.SOFT);

        booted(pile, 2);
        assertThat(stopReasons()).containsExactly("Reboot");
        List<String> order = actions();
        assertThat(order.indexOf("StopTransaction"))
                .isLessThan(order.lastIndexOf("BootNotification"));
        assertThat(server.statuses(1)).endsWith("Finishing");
    }

    @Test
    void after_a_power_loss_the_stop_is_told_once_the_pile_is_back() throws Exception {
        SimulatedPile pile = charging(settings().build());

        pile.reboot(Reboot.POWER_LOSS);

        booted(pile, 2);
        eventually(() -> assertThat(stopReasons()).containsExactly("PowerLoss"));
        List<String> order = actions();
        assertThat(order.indexOf("StopTransaction"))
                .isGreaterThan(order.lastIndexOf("BootNotification"));
        assertThat(server.received("StopTransaction").getFirst().path("transactionId").asInt())
                .isEqualTo(1);
    }

    @Test
    void a_pile_may_forget_its_charge_and_come_back_as_available() throws Exception {
        SimulatedPile pile = charging(settings().build());

        pile.reboot(Reboot.POWER_LOSS_FORGOTTEN);

        booted(pile, 2);
        eventually(() -> assertThat(server.statuses(1)).endsWith("Available"));
        assertThat(stopReasons()).isEmpty();
        assertThat(pile.state().connector(1).pluggedIn()).isFalse();
    }

    @Test
    void a_pile_may_go_on_with_its_charge() throws Exception {
        SimulatedPile pile = charging(settings().timeFactor(3_600).build());

        pile.reboot(Reboot.POWER_LOSS_RESUMED);

        booted(pile, 2);
        eventually(() -> assertThat(server.statuses(1)).endsWith("Charging"));
        int before = server.received("MeterValues").size();
        eventually(
                () -> assertThat(server.received("MeterValues").size()).isGreaterThan(before + 1));
        assertThat(server.received("MeterValues").getLast().path("transactionId").asInt())
                .isEqualTo(1);
        assertThat(registers()).isSorted();
        assertThat(remoteStop(1)).isEqualTo("Accepted");
    }

    @Test
    void a_pile_may_lose_the_number_of_its_charge() throws Exception {
        SimulatedPile pile = charging(settings().build());
        pile.misbehave(new ForgetTransactionIds(0));
        pile.reboot(Reboot.POWER_LOSS_RESUMED);
        booted(pile, 2);

        assertThat(remoteStop(1)).isEqualTo("Rejected");
        pile.unplug(1);

        eventually(() -> assertThat(stopReasons()).containsExactly("EVDisconnected"));
        assertThat(server.received("StopTransaction").getFirst().path("transactionId").asInt())
                .isZero();
    }

    @Test
    void a_pile_without_a_number_may_stop_with_minus_one() throws Exception {
        SimulatedPile pile = charging(settings().build());
        pile.misbehave(new ForgetTransactionIds(-1));

        pile.reboot(Reboot.POWER_LOSS);

        eventually(() -> assertThat(stopReasons()).containsExactly("PowerLoss"));
        assertThat(server.received("StopTransaction").getFirst().path("transactionId").asInt())
                .isEqualTo(-1);
    }

    @Test
    void the_server_may_reset_it_softly() throws Exception {
        SimulatedPile pile = charging(settings().build());

        assertThat(status("Reset", "{'type':'Soft'}")).isEqualTo("Accepted");

        booted(pile, 2);
        assertThat(stopReasons()).containsExactly("SoftReset");
    }

    @Test
    void the_server_may_reset_it_hard() throws Exception {
        SimulatedPile pile = charging(settings().build());

        assertThat(status("Reset", "{'type':'Hard'}")).isEqualTo("Accepted");

        booted(pile, 2);
        eventually(() -> assertThat(stopReasons()).containsExactly("HardReset"));
    }

    @Test
    void a_pile_that_was_taken_off_the_net_stays_away_after_a_reboot() {
        SimulatedPile pile = linked(settings().build());
        pile.disconnect();
        pile.reboot(Reboot.POWER_LOSS);
        pile.reboot(Reboot.POWER_LOSS);

        pile.connect();

        booted(pile, 2);
        assertThat(server.handshakes()).isEqualTo(2);
        assertThat(pile.state().connector(1).status()).isEqualTo(Status.AVAILABLE);
    }

    private void booted(SimulatedPile pile, int times) {
        eventually(() -> assertThat(server.received("BootNotification")).hasSize(times));
        eventually(() -> assertThat(pile.state().ready()).isTrue());
    }
}
