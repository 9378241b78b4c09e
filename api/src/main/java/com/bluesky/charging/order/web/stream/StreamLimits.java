package com.bluesky.charging.order.web.stream;

import java.time.Duration;

/** The bounds of streams. */
final class StreamLimits {

    /** An app follows what its users look at; a server that follows more lists orders instead. */
    static final int STREAMS_PER_TOKEN = 10;

    /** Tokens of a key are many; whatever its owner does, most of a node is left to others. */
    static final int STREAMS_PER_KEY = 1_000;

    /**
     * A stream holds a connection, its buffers and up to {@link #QUEUE_MAX} messages; with as many
     * as this, the connector still has connections left for requests (8,192; application.yml).
     */
    static final int STREAMS_PER_NODE = 5_000;

    /**
     * How many messages a reader may be behind: half a minute of samples each second. One that is
     * slower is cut off, and resumes where it was.
     */
    static final int QUEUE_MAX = 32;

    /**
     * Proxies close what is silent for 30 s or more; a dead reader is noticed at the second one.
     */
    static final Duration HEARTBEAT = Duration.ofSeconds(15);

    /** How exactly a token's end and a heartbeat are kept. */
    static final Duration LOOK_AROUND = Duration.ofSeconds(1);

    /** How long the read model may take to follow an event before it is asked again later. */
    static final Duration READABLE_WITHIN = Duration.ofSeconds(5);

    /** How long the last message to all readers may take when the server is being stopped. */
    static final Duration FAREWELL = Duration.ofSeconds(5);

    /** How soon a reader that lost its connection may come back. */
    static final Duration RETRY = Duration.ofSeconds(1);

    private StreamLimits() {}
}
