package com.bluesky.charging.order.web.stream;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An answer that goes on after its request was handled. Between two messages it holds no thread; a
 * write to a reader that takes nothing fails after the connector's time-out.
 */
final class HttpSink implements Sink {

    private static final Logger LOG = LoggerFactory.getLogger(HttpSink.class);

    private final AsyncContext async;
    private final HttpServletResponse response;
    private volatile @Nullable IOException broken;
    private volatile boolean closed;

    HttpSink(AsyncContext async, HttpServletResponse response) {
        this.async = async;
        this.response = response;
    }

    /**
     * Sends the head of the answer while its request is still being handled: the filters that it
     * passes on its way back write headers too, unless they are on their way.
     */
    void begin(byte[] greeting) {
        try {
            write(greeting);
        } catch (IOException e) {
            broken = e;
        }
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        IOException before = broken;
        if (before != null) {
            throw before;
        }
        if (closed) {
            // The container may use its buffers for another answer by now.
            throw new IOException("The answer is over.");
        }
        try {
            response.getOutputStream().write(bytes);
            response.flushBuffer();
        } catch (IllegalStateException e) {
            // The container took the answer back because its connection broke.
            throw new IOException("The answer is over.", e);
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            async.complete();
        } catch (IllegalStateException e) {
            LOG.debug("The container has ended the answer already.", e);
        }
    }
}
