package com.bluesky.charging.bench.rig;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * How long the server had each request: from before its first filter until the answer was handed to
 * the connection. Security, queries, JSON and all are in it; what the network and the client need
 * is not.
 */
public final class ServerTimes extends OncePerRequestFilter {

    /** Names the read that a request is one of; others are not counted. */
    public static final String HEADER = "X-Bench-Read";

    private final Map<String, Queue<Long>> nanosByRead = new ConcurrentHashMap<>();

    /** Makes it a filter of a server that comes before all others. */
    public void registerWith(GenericApplicationContext server) {
        server.registerBean("serverTimes", FilterRegistrationBean.class, this::registration);
    }

    private FilterRegistrationBean<ServerTimes> registration() {
        FilterRegistrationBean<ServerTimes> registration = new FilterRegistrationBean<>(this);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long begun = System.nanoTime();
        chain.doFilter(request, response);
        response.flushBuffer();
        String read = request.getHeader(HEADER);
        if (read != null) {
            add(read, System.nanoTime() - begun);
        }
    }

    /** Counts what was measured elsewhere alike. */
    public void add(String read, long nanos) {
        nanosByRead.computeIfAbsent(read, _ -> new ConcurrentLinkedQueue<>()).add(nanos);
    }

    /** Forgets what the warm-up took. */
    public void clear() {
        nanosByRead.clear();
    }

    /** What was counted so far, by the names of the reads. */
    public Map<String, Latencies> taken() {
        Map<String, Latencies> taken = new HashMap<>();
        nanosByRead.forEach((read, nanos) -> taken.put(read, Latencies.of(nanos)));
        return taken;
    }

    /** What all reads took together, without what was added under one name. */
    public Latencies takenByAllBut(String name) {
        List<Long> all = new ArrayList<>();
        nanosByRead.forEach((read, nanos) -> {
            if (!read.equals(name)) {
                all.addAll(nanos);
            }
        });
        return Latencies.of(all);
    }
}
