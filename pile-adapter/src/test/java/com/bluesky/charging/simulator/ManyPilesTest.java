package com.bluesky.charging.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.bluesky.charging.simulator.contract.SimulatedPile;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Several hundred piles in one JVM. */
class ManyPilesTest extends AtServer {

    private static final int PILES = 300;

    /** One timer, the HTTP client's selector, and what the JDK keeps for virtual threads. */
    private static final int MAX_MORE_THREADS = 20;

    @Test
    void three_hundred_piles_charge_on_one_timer() {
        long before = platformThreads();
        List<SimulatedPile> many =
                IntStream.range(0, PILES)
                        .mapToObj(number ->
                                piles.pile(
                                        settings("dev-" + number)
                                                .sampleInterval(Duration.ofMillis(500))
                                                .build()))
                        .toList();
        many.forEach(SimulatedPile::connect);

        eventually(() -> assertThat(many).allMatch(pile -> pile.state().ready()));
        many.forEach(pile -> pile.plugIn(1));
        many.forEach(pile -> pile.presentCard(1, "CARD"));
        eventually(() ->
                assertThat(many)
                        .allMatch(pile -> pile.state().connector(1).transactionId() != null));
        assertThat(platformThreads() - before).isLessThanOrEqualTo(MAX_MORE_THREADS);
        eventually(() ->
                assertThat(server.received("MeterValues").size()).isGreaterThanOrEqualTo(PILES));
        many.forEach(pile -> pile.unplug(1));

        eventually(() -> assertThat(stopReasons()).hasSize(PILES));
        many.forEach(SimulatedPile::close);
        eventually(() -> assertThat(server.links()).isZero());
    }

    private static long platformThreads() {
        return Thread.getAllStackTraces().size();
    }
}
