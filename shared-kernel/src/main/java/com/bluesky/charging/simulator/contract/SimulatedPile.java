package com.bluesky.charging.simulator.contract;

/**
 * One simulated charging pile that speaks OCPP 1.6J over a real WebSocket. Unless it is told
 * otherwise it behaves as an honest pile does: it carries out what the server asks, keeps what it
 * must report about a charge while the link is down, and goes on charging meanwhile. All methods
 * return at once and may be called from any thread; what they cause is seen in {@link #state()}.
 * Those that name a connector throw {@link IllegalArgumentException} if there is none with that
 * number.
 */
public interface SimulatedPile extends AutoCloseable {

    /** The id under which the server knows it. */
    String deviceId();

    /** Links to the server, and links again with growing pauses whenever the link is lost. */
    void connect();

    /** Drops the link without a word and stays away until {@link #connect()}; charges go on. */
    void disconnect();

    /** Plugs a vehicle in; does nothing when one is plugged in already. */
    void plugIn(int connectorId);

    /** The same with another vehicle than the usual one. */
    void plugIn(int connectorId, PileSettings.Vehicle vehicle);

    /** Takes the vehicle away; a running charge ends with the reason {@code EVDisconnected}. */
    void unplug(int connectorId);

    /**
     * Holds a card to a connector: it starts a charge when the card is accepted, and ends the one
     * that runs (reason {@code Local}) when the card or its group is the one that began it. The
     * server is asked while it can be; without a link the pile looks at its local list, then at its
     * cache, and takes unknown cards only when {@code AllowOfflineTxForUnknownId} says so (OCPP 1.6
     * §3.5).
     *
     * @param idTag at most 20 characters (OCPP 1.6 §7.28)
     */
    void presentCard(int connectorId, String idTag);

    /**
     * Pauses the flow of energy; the status is SuspendedEV or SuspendedEVSE while a charge runs.
     */
    void suspend(int connectorId, Pause by);

    /** Lets energy flow again. */
    void resume(int connectorId);

    /**
     * Something breaks: the status becomes Faulted and a running charge ends with the reason {@code
     * Other}.
     *
     * @param connectorId 0 means the pile itself, whose charges go on
     */
    void fault(int connectorId, PileError error);

    /** What was broken works again. */
    void recover(int connectorId);

    /** What the connector can give from now on, in W. */
    void givePower(int connectorId, long watts);

    /** How meter values are written from now on. */
    void equip(Instruments instruments);

    /** The meter jumps to 0, also in the middle of a charge. */
    void resetMeter(int connectorId);

    /** Goes down and comes back after {@link PileSettings#bootTime()}. */
    void reboot(Reboot how);

    /**
     * Does something wrong from now on.
     *
     * @throws IllegalStateException if it does {@link Misbehaviour#MAX_ACTIVE} other things wrong
     */
    void misbehave(Misbehaviour how);

    /**
     * Does something wrong the next times it comes to it, and then no more.
     *
     * @param times at least 1; it counts calls, and is therefore only for what concerns an action
     * @throws IllegalArgumentException if it is less, or nothing can be counted
     * @throws IllegalStateException if it does {@link Misbehaviour#MAX_ACTIVE} other things wrong
     */
    void misbehave(Misbehaviour.OfAction how, int times);

    /**
     * Does everything right from now on: what was held back goes out, a wrong clock shows the true
     * time, a silent pile speaks again. Instruments and meters stay as they are.
     */
    void behave();

    /** Sends a text on the WebSocket as it is, at once; nothing happens without a link. */
    void sendRaw(String text);

    /** Sends a binary frame, which OCPP-J does not know. */
    void sendRaw(byte[] bytes);

    /**
     * Sends a call of any action after those that wait, such as SecurityEventNotification or
     * DataTransfer; forgotten when it is not linked.
     *
     * @param payload a JSON object, sent as it is
     * @throws IllegalArgumentException if it is none
     */
    void report(String action, String payload);

    /** How it is now. */
    PileState state();

    /** Switches it off: the link is closed and nothing more is reported. */
    @Override
    void close();

    /** Who pauses a charge. */
    enum Pause {
        /** The vehicle. */
        BY_VEHICLE,
        /** The pile. */
        BY_PILE
    }
}
