package com.bluesky.charging.simulator.contract;

import java.util.ServiceLoader;

/**
 * Makes simulated piles, many in one JVM. The simulator is found by {@link ServiceLoader}, so who
 * uses it needs only this contract at compile time.
 */
public interface SimulatedPiles extends AutoCloseable {

    /**
     * The simulator on the class path.
     *
     * @throws IllegalStateException if there is none
     */
    static SimulatedPiles find() {
        return ServiceLoader.load(SimulatedPiles.class)
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException("No pile simulator is on the class path."));
    }

    /**
     * A pile that is switched on, free and not linked yet; {@link SimulatedPile#connect()} links
     * it.
     *
     * @throws IllegalArgumentException if the CA certificate cannot be read, or a configuration key
     *     cannot have its value
     */
    SimulatedPile pile(PileSettings settings);

    /** Closes every pile that was made here; repeating it does nothing. */
    @Override
    void close();
}
