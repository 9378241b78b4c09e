package com.bluesky.charging.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads what is left of a body that nobody wanted, up to a limit, so that the refusal arrives: a
 * client that is still sending when the connection is closed may never see its answer.
 */
public final class UnreadBody extends OncePerRequestFilter {

    /** Four times what a body may have. Whoever sends more is cut off. */
    static final int MAX_UNREAD_BYTES = 4 * BodyLimit.MAX_BODY_BYTES;

    private static final Logger LOG = LoggerFactory.getLogger(UnreadBody.class);

    private static final int BUFFER = 8 * 1024;

    /** Whoever sends slower than that is cut off too; a read that waits ends with its time-out. */
    private static final Duration READ_AT_MOST = Duration.ofSeconds(5);

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean answered = false;
        try {
            chain.doFilter(request, response);
            answered = true;
        } finally {
            if (hasBody(request) && !request.isAsyncStarted()) {
                readRest(request, response, answered);
            }
        }
    }

    private static void readRest(
            HttpServletRequest request, HttpServletResponse response, boolean answered) {
        try {
            ServletInputStream body = request.getInputStream();
            if (body.isFinished()) {
                return;
            }
            if (answered) {
                // Whoever stops sending gets the answer all the same.
                response.flushBuffer();
            }
            readRest(body);
        } catch (IOException | IllegalStateException e) {
            LOG.debug("What is left of a body cannot be read.", e);
        }
    }

    /** Who asks first whether to send a body has not sent it (RFC 9110 §10.1.1). */
    private static boolean hasBody(HttpServletRequest request) {
        return (request.getContentLengthLong() > 0
                        || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null)
                && request.getHeader(HttpHeaders.EXPECT) == null;
    }

    private static void readRest(ServletInputStream body) throws IOException {
        long giveUpNanos = System.nanoTime() + READ_AT_MOST.toNanos();
        byte[] buffer = new byte[BUFFER];
        int left = MAX_UNREAD_BYTES;
        int read = 0;
        while (read >= 0 && left > 0 && System.nanoTime() < giveUpNanos) {
            read = body.read(buffer, 0, Math.min(left, BUFFER));
            left -= read;
        }
    }
}
