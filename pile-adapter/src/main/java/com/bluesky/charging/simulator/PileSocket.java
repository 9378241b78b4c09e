package com.bluesky.charging.simulator;

/** An open WebSocket. */
interface PileSocket {

    /** Sends a text after what was sent before it; a failure shows as the socket's end. */
    void send(String text);

    /** Sends a binary frame in the same way. */
    void send(byte[] bytes);

    /**
     * Whether it takes in what comes, pings included; at first it does. What is on its way when
     * that is turned off may still come in.
     */
    void read(boolean on);

    /** Ends it at once; the server sees the connection close. */
    void close();
}
