package com.bluesky.charging.order.web.stream;

/** Why a stream ends. */
enum EndReason {
    /** The bill is made. */
    ORDER_SETTLED,
    /** The charge did not come about. */
    ORDER_FAILED,
    /** Open the stream again with a new token. */
    TOKEN_EXPIRED,
    /** The API key was revoked. */
    TOKEN_REVOKED,
    /** The server is being stopped; open the stream again. */
    SERVER_STOPPING
}
