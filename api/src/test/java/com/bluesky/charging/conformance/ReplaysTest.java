package com.bluesky.charging.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import tools.jackson.databind.JsonNode;

/** Charges that are told late, twice, out of order, or by a wrong clock or meter. */
class ReplaysTest extends ConformanceTest {

    @Scenario(shows = Row.REPLAY_OFFLINE)
    void what_happened_without_a_link_is_told_afterwards(Client client) throws Exception {
        Pile pile = pile(client);
        String order = charging(pile);
        pile.unlink();
        awaitOffline(pile.deviceId());

        pile.unplug();
        assertThat(order(order).path("status").asString("")).isEqualTo("CHARGING");
        pile.link();

        awaitStatus(order, "SETTLED");
        assertBilledWhatItMetered(pile, order);
    }

    @Scenario(shows = Row.REPLAY_CLOCK_BEHIND)
    void a_clock_that_is_days_behind_does_not_move_the_charge(Client client) throws Exception {
        assertClockDoesNotMatter(client, Duration.ofDays(-3));
    }

    @Scenario(shows = Row.REPLAY_CLOCK_AHEAD)
    void a_clock_that_is_days_ahead_does_not_move_the_charge(Client client) throws Exception {
        assertClockDoesNotMatter(client, Duration.ofDays(3));
    }

    /** The whole charge by a wrong clock, its end from the queue. */
    private void assertClockDoesNotMatter(Client client, Duration wrong) throws Exception {
        Pile pile = pile(client);
        pile.setClockWrong(wrong);
        Instant before = Now.instant().minusSeconds(1);
        String order = charging(pile);
        pile.unlink();
        awaitOffline(pile.deviceId());
        pile.unplug();
        pile.link();

        awaitStatus(order, "SETTLED");

        assertBilledWhatItMetered(pile, order);
        for (String time : new String[] {"startedAt", "endedAt"}) {
            assertThat(Instant.parse(order(order).path(time).asString("")))
                    .as(time)
                    .isBetween(before, Now.instant().plusSeconds(1));
        }
    }

    @Scenario(shows = Row.REPLAY_DUPLICATES)
    void a_charge_that_is_told_twice_is_one_charge(Client client) throws Exception {
        Pile pile = pile(client);
        pile.repeatItself();
        String order = charging(pile);

        stop(order);

        awaitStatus(order, "SETTLED");
        assertBilledWhatItMetered(pile, order);
        assertThat(history(order))
                .containsOnlyOnce("ChargingStarted", "ChargingStopped", "OrderSettled")
                .noneMatch(event -> event.endsWith("Doubted"));
    }

    @Scenario(shows = Row.REPLAY_READINGS_OUT_OF_ORDER)
    void readings_that_come_in_another_order_are_sorted(Client client) throws Exception {
        ExactPile pile = exactPile(client);
        String order = start(pile.deviceId());
        Instant begun = Now.instant();
        int transaction =
                pile.start(pile.awaitStart(), 1_000, begun).path("transactionId").asInt(0);

        pile.meter(transaction, 1_300, begun.plusMillis(3));
        pile.meter(transaction, 1_100, begun.plusMillis(1));
        pile.meter(transaction, 1_200, begun.plusMillis(2));

        awaitEnergy(order, 300);
        await().atMost(PATIENCE).until(() -> samples(order).size() == 3);
        assertThat(history(order)).doesNotContain("SamplesDoubted");
    }

    @Scenario(shows = Row.REPLAY_READINGS_AFTER_END)
    void readings_that_come_after_the_end_change_no_bill(Client client) throws Exception {
        ExactPile pile = exactPile(client);
        String order = start(pile.deviceId());
        Instant begun = Now.instant();
        int transaction =
                pile.start(pile.awaitStart(), 1_000, begun).path("transactionId").asInt(0);
        var _ = pile.stop(transaction, 1_500, begun.plusMillis(9));
        awaitStatus(order, "SETTLED");
        var bill = bill(order);

        pile.meter(transaction, 1_200, begun.plusMillis(4));

        await().atMost(PATIENCE).until(() -> history(order).contains("SamplesRecorded"));
        assertThat(bill(order)).isEqualTo(bill);
        assertThat(order(order).path("energyWh").asLong(0)).isEqualTo(500);
    }

    @Scenario(shows = Row.REPLAY_METER_RESET)
    void a_meter_that_is_reset_is_doubted_and_not_billed(Client client) throws Exception {
        Pile pile = pile(client);
        String order = charging(pile);
        pile.suspend();
        awaitStatus(order, "SUSPENDED");
        long metered = pile.meteredWh();
        awaitEnergy(order, metered);

        pile.resetMeter();
        pile.unplug();

        awaitStatus(order, "SETTLED");
        assertThat(bill(order).path("energyWh").asLong(0)).isEqualTo(metered).isPositive();
        assertThat(history(order)).contains("ChargingStopDoubted");
    }

    /** The bill is of what the pile's own meter shows, and so are its periods together. */
    private void assertBilledWhatItMetered(Pile pile, String order) throws Exception {
        JsonNode bill = bill(order);
        assertThat(bill.path("energyWh").asLong(-1)).isPositive().isEqualTo(pile.meteredWh());
        assertThat(
                        bill.path("periods")
                                .valueStream()
                                .mapToLong(period -> period.path("energyWh").asLong(0))
                                .sum())
                .isEqualTo(pile.meteredWh());
    }
}
