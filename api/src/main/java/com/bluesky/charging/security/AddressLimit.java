package com.bluesky.charging.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Counts, by address, the requests for tokens: nobody is known yet who makes them, and each costs a
 * look into the vault. What is refused later for want of a token is counted by {@link
 * AccessRefusals}.
 */
final class AddressLimit extends OncePerRequestFilter {

    private final RateLimits limits;

    AddressLimit(RateLimits limits) {
        this.limits = limits;
    }

    /** By the path as it is decoded, in whatever way it was written. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !TokenEndpoint.PATH.equals(request.getServletPath());
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (limits.admitsStranger(request, response)) {
            chain.doFilter(request, response);
        }
    }
}
