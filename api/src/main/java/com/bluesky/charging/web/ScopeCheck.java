package com.bluesky.charging.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Holds every operation to its {@link RequiresScope}. */
final class ScopeCheck implements HandlerInterceptor {

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod operation) {
            RequiresScope required = operation.getMethodAnnotation(RequiresScope.class);
            if (required == null) {
                throw new AccessDeniedException("Nobody may use this operation.");
            }
            if (Stream.of(required.or()).noneMatch(ScopeCheck::callerMay)) {
                requireAll(required);
            }
        }
        return true;
    }

    private static void requireAll(RequiresScope required) {
        for (Scope scope : required.value()) {
            if (!callerMay(scope)) {
                String needed =
                        Stream.concat(Stream.of(scope), Stream.of(required.or()))
                                .map(Scope::text)
                                .collect(Collectors.joining(" or "));
                throw new AccessDeniedException("The token needs the scope " + needed + ".");
            }
        }
    }

    private static boolean callerMay(Scope scope) {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null
                && authentication.getPrincipal() instanceof Caller caller
                && caller.may(scope);
    }
}
