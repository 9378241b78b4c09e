package com.bluesky.charging.simulator;

import static com.bluesky.charging.simulator.CentralSystem.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.bluesky.charging.simulator.contract.Misbehaviour.WrongClock;
import com.bluesky.charging.simulator.contract.SimulatedPile;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A pile whose clock is days wrong. */
class WrongTimeTest extends AtServer {

    private static final Duration DAYS = Duration.ofDays(3);

    @Test
    void what_it_reports_has_the_wrong_time_and_the_right_energy() throws Exception {
        SimulatedPile pile = linked(settings().build());
        pile.misbehave(new WrongClock(DAYS, false));
        pile.plugIn(1);
        remoteStart("{'connectorId':1,'idTag':'TAG1'}");

        eventually(() -> assertThat(server.received("MeterValues")).isNotEmpty());
        pile.behave();
        eventually(() -> assertThat(server.received("MeterValues")).hasSizeGreaterThan(5));
        assertThat(wrongBy(startedAt())).isBetween(DAYS.minusMinutes(1), DAYS);
        assertThat(pile.state().connector(1).meterWh()).isLessThan(1_000);
    }

    @Test
    void it_may_take_over_the_servers_time() {
        server.answer(
                "BootNotification",
                _ ->
                        json(
                                "{'status':'Accepted','interval':300,'currentTime':'%s'}"
                                        .formatted(Instant.now())));
        SimulatedPile pile = piles.pile(settings().build());
        pile.misbehave(new WrongClock(DAYS.negated(), true));
        assertThat(wrongBy(pile.state().time()).abs()).isGreaterThan(Duration.ofDays(2));

        pile.connect();

        eventually(() -> assertThat(wrongBy(pile.state().time()).abs()).isLessThan(DAYS));
        eventually(() -> assertThat(pile.state().ready()).isTrue());
        assertThat(wrongBy(pile.state().time()).abs()).isLessThan(Duration.ofMinutes(1));
    }

    @Test
    void it_may_keep_its_own_time_whatever_the_server_says() throws Exception {
        server.answer("Heartbeat", _ -> json("{'currentTime':'%s'}".formatted(Instant.now())));
        SimulatedPile pile = linked(settings().build());
        pile.misbehave(new WrongClock(DAYS.negated(), false));

        status("TriggerMessage", "{'requestedMessage':'Heartbeat'}");

        eventually(() -> assertThat(server.received("Heartbeat")).hasSize(1));
        assertThat(wrongBy(pile.state().time())).isLessThan(DAYS.negated().plusMinutes(1));
    }

    private Instant startedAt() {
        return Instant.parse(
                server.received("StartTransaction").getFirst().path("timestamp").asString());
    }

    private static Duration wrongBy(Instant told) {
        return Duration.between(Instant.now(), told);
    }
}
