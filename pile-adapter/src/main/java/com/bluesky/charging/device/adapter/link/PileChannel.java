package com.bluesky.charging.device.adapter.link;

import java.util.function.BooleanSupplier;

/** A connection to a pile, whatever carries it. None of its methods blocks. */
interface PileChannel {

    /** The device that authenticated itself at the handshake. */
    String deviceId();

    /** Sends one text message; does nothing on a connection that is closed. */
    void send(String text);

    /**
     * Looks again at whether the other side's messages are to be read.
     *
     * @param wanted asked then, and whenever what was sent has been taken
     */
    void readWhile(BooleanSupplier wanted);

    /**
     * Closes the connection.
     *
     * @param status a WebSocket close code (RFC 6455 §7.4)
     */
    void close(int status, String reason);
}
