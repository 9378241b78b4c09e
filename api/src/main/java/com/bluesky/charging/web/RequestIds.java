package com.bluesky.charging.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import java.util.regex.Pattern;
import org.slf4j.MDC;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives every request an id: the client's own when it is harmless to log, else a new one. It stands
 * in the header of the answer, in problem documents, in the log, and in the metadata of events.
 */
public final class RequestIds extends OncePerRequestFilter {

    public static final String HEADER = "X-Request-Id";

    private static final String ATTRIBUTE = RequestIds.class.getName();
    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    /** The id of a request; one that never passed the filter gets its id now. */
    public static String of(ServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof String known) {
            return known;
        }
        String made = UUID.randomUUID().toString();
        request.setAttribute(ATTRIBUTE, made);
        return made;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String wished = request.getHeader(HEADER);
        if (wished != null && HARMLESS.matcher(wished).matches()) {
            request.setAttribute(ATTRIBUTE, wished);
        }
        String id = of(request);
        response.setHeader(HEADER, id);
        try (MDC.MDCCloseable _ = MDC.putCloseable("requestId", id)) {
            chain.doFilter(request, response);
        }
    }
}
