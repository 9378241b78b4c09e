package com.bluesky.charging.security;

import com.bluesky.charging.web.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

/** Tells a caller that is not let in why, as a problem document and as RFC 6750 §3 wants it. */
final class AccessRefusals implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final Problems problems;
    private final RateLimits limits;

    AccessRefusals(Problems problems, RateLimits limits) {
        this.problems = problems;
        this.limits = limits;
    }

    @Override
    public void commence(
            HttpServletRequest request,
            HttpServletResponse response,
            AuthenticationException refusal)
            throws IOException {
        if (!limits.admitsStranger(request, response)) {
            return;
        }
        boolean invalid = refusal instanceof InvalidBearerTokenException;
        AccessProblem problem =
                invalid ? AccessProblem.TOKEN_INVALID : AccessProblem.TOKEN_REQUIRED;
        response.setHeader(
                HttpHeaders.WWW_AUTHENTICATE,
                invalid ? "Bearer error=\"invalid_token\"" : "Bearer");
        problems.write(request, response, problem);
    }

    @Override
    public void handle(
            HttpServletRequest request, HttpServletResponse response, AccessDeniedException refusal)
            throws IOException {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"insufficient_scope\"");
        problems.write(
                request,
                response,
                AccessProblem.SCOPE_MISSING,
                String.valueOf(refusal.getMessage()));
    }
}
