package com.bluesky.charging.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.bluesky.charging.simulator.CentralSystem.Received;
import com.bluesky.charging.simulator.contract.Misbehaviour.DelayReports;
import com.bluesky.charging.simulator.contract.Misbehaviour.HoldBack;
import com.bluesky.charging.simulator.contract.Misbehaviour.LoseReports;
import com.bluesky.charging.simulator.contract.Misbehaviour.RepeatReports;
import com.bluesky.charging.simulator.contract.Misbehaviour.SkipBoot;
import com.bluesky.charging.simulator.contract.PileState.Status;
import com.bluesky.charging.simulator.contract.SimulatedPile;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A pile whose reports are late, lost, doubled, or out of order. */
class WrongReportsTest extends AtServer {

    private static final Duration LONG = Duration.ofHours(1);

    @Test
    void a_start_may_be_told_twice_under_the_same_message_id() throws Exception {
        SimulatedPile pile = linked(settings().build());
        pile.misbehave(new RepeatReports("StartTransaction", true));
        charge(pile);

        eventually(() -> assertThat(starts()).hasSize(2));
        assertThat(starts().getFirst()).isEqualTo(starts().getLast());
    }

    @Test
    void a_start_may_be_told_twice_under_another_message_id() throws Exception {
        SimulatedPile pile = linked(settings().build());
        pile.misbehave(new RepeatReports("StartTransaction", false));
        charge(pile);

        eventually(() -> assertThat(starts()).hasSize(2));
        assertThat(starts().getFirst().id()).isNotEqualTo(starts().getLast().id());
        assertThat(starts().getFirst().payload()).isEqualTo(starts().getLast().payload());
        eventually(() -> assertThat(pile.state().connector(1).transactionId()).isEqualTo(1));
    }

    @Test
    void what_is_done_wrong_once_is_done_right_afterwards() throws Exception {
        SimulatedPile pile = linked(settings().build());
        pile.misbehave(new RepeatReports("StartTransaction", true), 1);
        charge(pile);
        eventually(() -> assertThat(starts()).hasSize(2));
        assertThat(pile.state().misbehaviours()).isEmpty();
        pile.unplug(1);
        charge(pile);

        eventually(() -> assertThat(actions()).filteredOn("StartTransaction"::equals).hasSize(3));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> pile.misbehave(new LoseReports("Heartbeat"), 0));
    }

    @Test
    void a_late_report_holds_up_those_behind_it_until_the_pile_behaves() throws Exception {
        SimulatedPile pile = linked(settings().build());
        pile.misbehave(new DelayReports("StartTransaction", LONG));
        charge(pile);
        eventually(() -> assertThat(pile.state().waitingReports()).isGreaterThan(2));
        assertThat(starts()).isEmpty();

        pile.behave();

        eventually(() -> assertThat(starts()).hasSize(1));
        eventually(() -> assertThat(server.statuses(1)).endsWith("Charging"));
    }

    @Test
    void a_report_is_late_by_what_was_said() throws Exception {
        SimulatedPile pile = linked(settings().build());
        pile.misbehave(new DelayReports("StartTransaction", Duration.ofMillis(100)));
        charge(pile);

        eventually(() -> assertThat(starts()).hasSize(1));
        eventually(() -> assertThat(pile.state().connector(1).transactionId()).isEqualTo(1));
    }

    @Test
    void a_lost_stop_is_never_told_and_the_pile_comes_back_as_available() throws Exception {
        SimulatedPile pile = charging(settings().build());
        pile.misbehave(new LoseReports("StopTransaction"));
        pile.misbehave(new LoseReports("MeterValues"));

        pile.unplug(1);

        eventually(() -> assertThat(server.statuses(1)).endsWith("Available"));
        assertThat(stopReasons()).isEmpty();
        assertThat(pile.state().connector(1).status()).isEqualTo(Status.AVAILABLE);
    }

    @Test
    void a_pile_that_lost_its_start_tells_a_stop_of_no_transaction() throws Exception {
        SimulatedPile pile = linked(settings().build());
        pile.misbehave(new LoseReports("StartTransaction"));
        charge(pile);
        pile.unplug(1);

        eventually(() -> assertThat(stopReasons()).hasSize(1));
        assertThat(server.received("StopTransaction").getFirst().path("transactionId").asInt())
                .isEqualTo(-1);
        assertThat(starts()).isEmpty();
    }

    @Test
    void meter_values_may_overtake_the_start_of_their_charge() throws Exception {
        SimulatedPile pile = linked(settings().build());
        pile.misbehave(new HoldBack("StartTransaction", "MeterValues"));
        charge(pile);

        eventually(() -> assertThat(starts()).hasSize(1));
        List<String> order = actions();
        assertThat(order.indexOf("MeterValues")).isLessThan(order.indexOf("StartTransaction"));
        assertThat(server.received("MeterValues").getFirst().has("transactionId")).isFalse();
    }

    @Test
    void a_status_may_be_told_before_the_stop_that_it_follows() throws Exception {
        SimulatedPile pile = charging(settings().build());
        pile.misbehave(new HoldBack("StopTransaction", "StatusNotification"), 1);
        pile.unplug(1);

        eventually(() -> assertThat(stopReasons()).hasSize(1));
        List<String> order = actions();
        assertThat(order.subList(0, order.indexOf("StopTransaction")))
                .endsWith("StatusNotification");
    }

    @Test
    void what_was_held_back_for_nothing_goes_out_when_the_pile_behaves() throws Exception {
        SimulatedPile pile = linked(settings().build());
        pile.misbehave(new HoldBack("StartTransaction", "Authorize"));
        charge(pile);
        eventually(() -> assertThat(server.received("MeterValues")).isNotEmpty());
        assertThat(starts()).isEmpty();

        pile.behave();

        eventually(() -> assertThat(starts()).hasSize(1));
    }

    @Test
    void a_pile_may_say_everything_but_its_boot() {
        SimulatedPile pile = piles.pile(settings().build());
        pile.misbehave(new SkipBoot());
        pile.connect();

        eventually(() -> assertThat(server.statuses(1)).containsExactly("Available"));
        assertThat(server.received("BootNotification")).isEmpty();
    }

    @Test
    void malformed_binary_and_huge_frames_are_sent_as_they_are() {
        SimulatedPile pile = linked(settings().build());
        String huge = "x".repeat(70_000);
        pile.sendRaw("[2,");
        pile.sendRaw(new byte[] {1, 2, 3});
        eventually(() -> assertThat(server.garbage()).containsExactly("[2,"));
        eventually(() -> assertThat(server.binaries()).isEqualTo(1));

        pile.sendRaw(huge);

        // The small server takes no frame above 64 KiB and ends the link.
        eventually(() -> assertThat(server.handshakes()).isEqualTo(2));
    }

    @Test
    void any_other_report_can_be_told() {
        SimulatedPile pile = linked(settings().build());

        pile.report("SecurityEventNotification", "{\"type\":\"TamperDetectionActivated\"}");

        eventually(() -> assertThat(server.received("SecurityEventNotification")).hasSize(1));
        assertThatIllegalArgumentException().isThrownBy(() -> pile.report("DataTransfer", "[]"));
        assertThatIllegalArgumentException().isThrownBy(() -> pile.report("DataTransfer", "{"));
    }

    private void charge(SimulatedPile pile) throws Exception {
        pile.plugIn(1);
        remoteStart("{'connectorId':1,'idTag':'TAG1'}");
    }

    private List<Received> starts() {
        return server.received().stream()
                .filter(each -> each.action().equals("StartTransaction"))
                .toList();
    }
}
