package com.bluesky.charging.simulator.contract;

/**
 * One simulated charging pile that speaks OCPP 1.6J over a real WebSocket. It behaves as an honest
 * pile does: it carries out remote starts and stops, keeps what it must report about a charge while
 * the link is down, and goes on charging meanwhile. All methods return at once and may be called
 * from any thread; what they cause is seen in {@link #state()}.
 */
public interface SimulatedPile extends AutoCloseable {

    /** The id under which the server knows it. */
    String deviceId();

    /** Links to the server, and links again with growing pauses whenever the link is lost. */
    void connect();

    /** Drops the link without a word and stays away until {@link #connect()}; charges go on. */
    void disconnect();

    /**
     * Plugs a vehicle in; does nothing when one is plugged in already.
     *
     * @throws IllegalArgumentException if there is no such connector
     */
    void plugIn(int connectorId);

    /**
     * Takes the vehicle away; a running charge ends with the reason {@code EVDisconnected}.
     *
     * @throws IllegalArgumentException if there is no such connector
     */
    void unplug(int connectorId);

    /**
     * Holds a card to a connector: it starts a charge when the server accepts the card, and ends
     * the one that runs (reason {@code Local}) when the card or its group is the one that began it.
     *
     * @param idTag at most 20 characters (OCPP 1.6 §7.28)
     * @throws IllegalArgumentException if there is no such connector
     */
    void presentCard(int connectorId, String idTag);

    /** How it is now. */
    PileState state();

    /** Switches it off: the link is closed and nothing more is reported. */
    @Override
    void close();
}
