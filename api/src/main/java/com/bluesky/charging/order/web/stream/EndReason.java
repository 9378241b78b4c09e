package com.bluesky.charging.order.web.stream;

/** Why a stream ends. */
enum EndReason {
    /** The bill is made. */
    ORDER_SETTLED(false),
    /** The charge did not come about. */
    ORDER_FAILED(false),
    /** Open the stream again with a new token. */
    TOKEN_EXPIRED(true),
    /** The API key was revoked. */
    TOKEN_REVOKED(true),
    /** The server is being stopped; open the stream again. */
    SERVER_STOPPING(false);

    private final boolean atOnce;

    EndReason(boolean atOnce) {
        this.atOnce = atOnce;
    }

    /** Whether nothing more may be told, not even what waits to be sent. */
    boolean isAtOnce() {
        return atOnce;
    }
}
