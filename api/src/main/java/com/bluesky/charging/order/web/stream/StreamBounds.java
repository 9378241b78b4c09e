package com.bluesky.charging.order.web.stream;

/** How many streams may be open on a node at the same time. */
record StreamBounds(int perToken, int perKey, int perNode) {

    static final StreamBounds STANDARD =
            new StreamBounds(
                    StreamLimits.STREAMS_PER_TOKEN,
                    StreamLimits.STREAMS_PER_KEY,
                    StreamLimits.STREAMS_PER_NODE);
}
