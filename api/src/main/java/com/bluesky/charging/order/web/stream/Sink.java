package com.bluesky.charging.order.web.stream;

import java.io.IOException;

/** Where the messages of one reader go. Used by one thread at a time. */
interface Sink {

    /**
     * Sends bytes; they are on their way when it returns.
     *
     * @throws IOException when the reader is gone, or takes nothing for too long
     */
    void write(byte[] bytes) throws IOException;

    /** Ends the answer; nothing is written afterwards. */
    void close();
}
