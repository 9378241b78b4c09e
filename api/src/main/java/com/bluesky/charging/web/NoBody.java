package com.bluesky.charging.web;

import com.bluesky.charging.web.BodyLimit.BodyTooLargeException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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

    private static final String REMEDY = "This operation takes no body. Leave it out, or send {}.";

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod operation
                && !HttpMethod.GET.matches(request.getMethod())
                && !HttpMethod.HEAD.matches(request.getMethod())
                && !takesBody(operation)) {
            String body = bodyOf(request);
            if (!body.isEmpty() && !body.equals(NOTHING)) {
                throw RequestRejected.field(
                        RequestProblem.UNKNOWN_FIELD, FieldProblem.ofField("", REMEDY));
            }
        }
        return true;
    }

    /** Without the spaces in it; {@link BodyLimit} bounds it. */
    private static String bodyOf(HttpServletRequest request) {
        try {
            return new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .replaceAll("\\s", "");
        } catch (BodyTooLargeException e) {
            throw rejected(RequestProblem.BODY_TOO_LARGE, e);
        } catch (IOException e) {
            // It was cut off; who did that hears nothing any more.
            throw rejected(RequestProblem.MALFORMED_REQUEST, e);
        }
    }

    private static RequestRejected rejected(RequestProblem type, IOException cause) {
        RequestRejected rejected = new RequestRejected(type);
        rejected.initCause(cause);
        return rejected;
    }

    private static boolean takesBody(HandlerMethod operation) {
        return Stream.of(operation.getMethodParameters())
                .anyMatch(parameter -> parameter.hasParameterAnnotation(RequestBody.class));
    }
}
