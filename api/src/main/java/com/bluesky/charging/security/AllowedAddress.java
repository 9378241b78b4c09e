package com.bluesky.charging.security;

import com.bluesky.charging.web.Caller;
import com.bluesky.charging.web.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Supplier;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses a token that is used from where its API key may not be used. Such requests are counted by
 * address: a leaked token must neither be tried without end nor use up what the key's owner has.
 */
final class AllowedAddress extends OncePerRequestFilter {

    private final Supplier<KeyStates> keys;
    private final RateLimits limits;
    private final Problems problems;

    AllowedAddress(Supplier<KeyStates> keys, RateLimits limits, Problems problems) {
        this.keys = keys;
        this.limits = limits;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null
                && authentication.getPrincipal() instanceof Caller caller
                && !keys.get().allows(caller.keyId(), request.getRemoteAddr())) {
            if (limits.admitsStranger(request, response)) {
                problems.write(request, response, AccessProblem.ADDRESS_NOT_ALLOWED);
            }
            return;
        }
        chain.doFilter(request, response);
    }
}
