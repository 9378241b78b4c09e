package com.bluesky.charging.device.adapter.link;

/** A connection to a pile, whatever carries it. None of its methods blocks. */
interface PileChannel {

    /** The device that authenticated itself at the handshake. */
    String deviceId();

    /** Sends one text message; does nothing on a connection that is closed. */
    void send(String text);

    /** Whether the other side's messages are read at all. */
    void read(boolean wanted);

    /**
     * Closes the connection.
     *
     * @param status a WebSocket close code (RFC 6455 §7.4)
     */
    void close(int status, String reason);
}
