package com.bluesky.charging.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses a body where an operation has none: it would be ignored, and a client that sent, say, a
 * reason would believe that it is kept. An empty object says nothing and is let through.
 */
final class NoBody implements HandlerInterceptor {

    private static final String NOTHING = "{}";

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (handler instanceof HandlerMethod operation
                && !HttpMethod.GET.matches(request.getMethod())
                && !HttpMethod.HEAD.matches(request.getMethod())
                && !takesBody(operation)) {
            // Bounded by BodyLimit.
            String body =
                    new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                            .replaceAll("\\s", "");
            if (!body.isEmpty() && !body.equals(NOTHING)) {
                throw new RequestRejected(
                        RequestProblem.UNKNOWN_FIELD,
                        "This operation takes no body. Leave it out, or send {}.",
                        List.of());
            }
        }
        return true;
    }

    private static boolean takesBody(HandlerMethod operation) {
        return Stream.of(operation.getMethodParameters())
                .anyMatch(parameter -> parameter.hasParameterAnnotation(RequestBody.class));
    }
}
