package com.bluesky.charging.order.command;

import static com.bluesky.charging.order.command.OrderScenes.BEGUN;
import static com.bluesky.charging.order.command.OrderScenes.NOON;
import static com.bluesky.charging.order.command.OrderScenes.ORDER;
import static com.bluesky.charging.order.command.OrderScenes.OWNER;
import static com.bluesky.charging.order.command.OrderScenes.START_BY;
import static com.bluesky.charging.order.command.OrderScenes.TRANSACTION;
import static com.bluesky.charging.order.command.OrderScenes.at;
import static com.bluesky.charging.order.command.OrderScenes.begun;
import static com.bluesky.charging.order.command.OrderScenes.begunBy;
import static com.bluesky.charging.order.command.OrderScenes.card;
import static com.bluesky.charging.order.command.OrderScenes.requested;
import static com.bluesky.charging.order.command.OrderScenes.stopRequested;
import static com.bluesky.charging.order.command.OrderScenes.suspected;
import static com.bluesky.charging.order.command.OrderScenes.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import com.bluesky.charging.kernel.command.RememberedDeadlines;
import com.bluesky.charging.kernel.command.RememberedDeadlines.Deadline;
import com.bluesky.charging.order.contract.OrderCommand.AskToStopAgain;
import com.bluesky.charging.order.contract.OrderCommand.ClaimConnector;
import com.bluesky.charging.order.contract.OrderCommand.ExpireStart;
import com.bluesky.charging.order.contract.OrderCommand.GiveUpUnknownStart;
import com.bluesky.charging.order.contract.OrderCommand.InferStop;
import com.bluesky.charging.order.contract.OrderCommand.ReachDurationLimit;
import com.bluesky.charging.order.contract.OrderEvent.ConnectorClaimRefused;
import com.bluesky.charging.order.contract.StopReason;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What an order wants to be reminded of. */
class OrderDeadlinesTest {

    private final RememberedDeadlines deadlines = new RememberedDeadlines();

    @Test
    void a_start_expires() {
        new WhenChargingRequestedThenSetStartDeadline(deadlines).on(requested());
        assertThat(deadlines.of("order-start:ord-1"))
                .contains(new Deadline(START_BY, new ExpireStart(ORDER, START_BY)));
    }

    @Test
    void an_unknown_start_is_given_up() {
        Instant giveUpAt = unknown().giveUpAt();
        new WhenStartOutcomeUnknownThenSetGiveUpDeadline(deadlines).on(unknown());
        assertThat(deadlines.of("order-unknown:ord-1"))
                .contains(new Deadline(giveUpAt, new GiveUpUnknownStart(ORDER, giveUpAt)));
    }

    @Test
    void an_end_that_is_suspected_is_inferred() {
        Instant inferAt = suspected(Duration.ZERO).inferAt();
        new WhenChargingEndSuspectedThenInferStop(deadlines).on(suspected(Duration.ZERO));
        assertThat(deadlines.of("order-inferred-stop:ord-1"))
                .contains(new Deadline(inferAt, new InferStop(ORDER, inferAt)));
    }

    @Test
    void a_connector_is_claimed_when_the_queue_is_empty_and_again_after_a_refusal() {
        WhenClaimIsDueThenClaimConnector automation =
                new WhenClaimIsDueThenClaimConnector(deadlines);
        automation.on(begunBy(card(), null, at(BEGUN)));
        assertThat(deadlines.all()).isEmpty();
        automation.on(begunBy(card(), NOON, at(BEGUN)));
        assertThat(deadlines.of("order-claim:ord-1"))
                .contains(new Deadline(NOON, new ClaimConnector(ORDER, NOON)));
        automation.on(
                new ConnectorClaimRefused(
                        ORDER, OWNER, 1, "CONNECTOR_BUSY", "Busy.", START_BY, BEGUN));
        assertThat(deadlines.of("order-claim:ord-1"))
                .contains(new Deadline(START_BY, new ClaimConnector(ORDER, START_BY)));
    }

    @Test
    void a_charge_ends_when_its_duration_is_over() {
        Instant stopBy = BEGUN.plusSeconds(1_800);
        new WhenChargingStartedThenSetDurationLimit(deadlines).on(begun(false, stopBy));
        assertThat(deadlines.of("order-duration:ord-1"))
                .contains(new Deadline(stopBy, new ReachDurationLimit(ORDER, stopBy)));
    }

    @Test
    void a_charge_without_a_longest_duration_is_left_alone() {
        new WhenChargingStartedThenSetDurationLimit(deadlines).on(begun());
        assertThat(deadlines.all()).isEmpty();
    }

    @Test
    void a_pile_is_asked_to_stop_again_at_growing_intervals() {
        assertThat(askedAgainAfter(1)).isEqualTo(NOON.plusSeconds(60));
        assertThat(askedAgainAfter(2)).isEqualTo(NOON.plusSeconds(120));
        assertThat(askedAgainAfter(10)).isEqualTo(NOON.plusSeconds(600));
        assertThat(askedAgainAfter(11)).isEqualTo(NOON.plusSeconds(600));
        assertThat(askedAgainAfter(ChargingOrder.STOP_ATTEMPTS_MAX - 1))
                .isEqualTo(NOON.plusSeconds(600));
    }

    @Test
    void the_last_attempt_is_the_last() {
        askToStop(TRANSACTION, ChargingOrder.STOP_ATTEMPTS_MAX);
        assertThat(deadlines.all()).isEmpty();
    }

    @Test
    void nobody_is_asked_again_while_nobody_could_be_asked() {
        askToStop(null, 1);
        assertThat(deadlines.all()).isEmpty();
    }

    private Instant askedAgainAfter(int attempt) {
        askToStop(TRANSACTION, attempt);
        Deadline deadline = deadlines.of("order-stop:ord-1").orElseThrow();
        assertThat(deadline.command())
                .isEqualTo(new AskToStopAgain(ORDER, attempt, deadline.dueAt()));
        return deadline.dueAt();
    }

    private void askToStop(@Nullable String transactionId, int attempt) {
        new WhenStopRequestedThenAskAgain(deadlines)
                .on(stopRequested(transactionId, StopReason.REQUESTED, attempt, NOON), NOON);
    }
}
