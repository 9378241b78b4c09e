package com.bluesky.charging.simulator;

/** An open WebSocket. */
interface PileSocket {

    /** Sends a text after those before it; a failure shows as the socket's end. */
    void send(String text);

    /** Ends it at once; the server sees the connection close. */
    void close();
}
