package com.bluesky.charging.order.web.stream;

import org.jspecify.annotations.Nullable;

/** What leads all readers of an order from one position to the next; made once for all of them. */
final class Batch {

    private final Told from;
    private final Told to;
    private final byte[] bytes;
    private final @Nullable EndReason end;

    /**
     * Made of messages as they go out.
     *
     * @param end why nothing follows; null when more may follow
     */
    Batch(Told from, Told to, byte[] bytes, @Nullable EndReason end) {
        this.from = from;
        this.to = to;
        this.bytes = bytes;
        this.end = end;
    }

    Told from() {
        return from;
    }

    Told to() {
        return to;
    }

    byte[] bytes() {
        return bytes;
    }

    @Nullable EndReason end() {
        return end;
    }
}
