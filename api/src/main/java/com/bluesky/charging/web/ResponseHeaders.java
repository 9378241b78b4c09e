package com.bluesky.charging.web;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.Optional;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.method.HandlerMethod;

/** The headers of answers that clients use. */
final class ResponseHeaders {

    /** RFC 7240. */
    private static final String PREFER = "Prefer";

    private static final String APPLIED = "Preference-Applied";

    /** draft-ietf-httpapi-ratelimit-headers. */
    private static final String RATE_LIMIT = "RateLimit";

    private static final String RATE_LIMIT_POLICY = "RateLimit-Policy";

    private ResponseHeaders() {}

    /** Describes the headers of the answers of an operation that succeeds. */
    static void describe(Operation operation, HandlerMethod handler) {
        boolean waits = OperationProblems.has(operation, PREFER);
        operation
                .getResponses()
                .forEach((status, response) -> {
                    if (!status.startsWith("2")) {
                        return;
                    }
                    add(response, RequestIds.HEADER);
                    if (operation.getSecurity() != null) {
                        add(response, RATE_LIMIT);
                        add(response, RATE_LIMIT_POLICY);
                    }
                    boolean hasLocation =
                            status.equals("201")
                                    || status.equals("202")
                                    || (status.equals("200") && waits);
                    if (hasLocation && isEntity(handler)) {
                        add(response, HttpHeaders.LOCATION);
                    }
                    if (waits) {
                        add(response, APPLIED);
                    }
                    if (body(handler).filter(VersionTag::isOn).isPresent()) {
                        add(response, HttpHeaders.ETAG);
                    }
                });
    }

    static void addToProblem(ApiResponse response, String status) {
        add(response, RequestIds.HEADER);
        if (status.equals("503") || status.equals("429")) {
            add(response, HttpHeaders.RETRY_AFTER);
        }
        if (status.equals("429")) {
            add(response, RATE_LIMIT);
            add(response, RATE_LIMIT_POLICY);
        }
    }

    /** Adds what the answers refer to. */
    static void describe(Components components) {
        components
                .addHeaders(
                        RequestIds.HEADER,
                        text(
                                "The id of the request: your own when you sent one, else a new one. Name"
                                        + " it when you ask for help.",
                                "0f1e2d3c-4b5a-5697-8879-6a5b4c3d2e1f"))
                .addHeaders(
                        HttpHeaders.ETAG,
                        text("The version of the resource, for If-Match of a change.", "\"3\""))
                .addHeaders(
                        HttpHeaders.LOCATION,
                        text(
                                "The address of what was made.",
                                "/v1/users/user-7d1f0c5a-2b8e-5f4d-9a61-3c0e8b7d2f10"))
                .addHeaders(
                        APPLIED,
                        text("Says that it was waited for, and how long at the most.", "wait=5")
                                .required(false))
                .addHeaders(
                        RATE_LIMIT,
                        text(
                                        "How many requests are left, and in how many seconds all of them"
                                                + " are there again.",
                                        "\"key\";r=598;t=1")
                                .required(false))
                .addHeaders(
                        RATE_LIMIT_POLICY,
                        text(
                                        "How many requests may be made in how many seconds.",
                                        "\"key\";q=600;w=60")
                                .required(false))
                .addHeaders(
                        HttpHeaders.RETRY_AFTER,
                        new Header()
                                .required(true)
                                .description("After how many seconds it is worth to ask again.")
                                .schema(new IntegerSchema())
                                .example(1));
    }

    private static void add(ApiResponse response, String header) {
        response.addHeaderObject(header, new Header().$ref("#/components/headers/" + header));
    }

    private static Header text(String description, String example) {
        return new Header()
                .required(true)
                .description(description)
                .schema(new StringSchema())
                .example(example);
    }

    private static boolean isEntity(HandlerMethod handler) {
        return handler.getReturnType().getParameterType() == ResponseEntity.class;
    }

    private static Optional<Class<?>> body(HandlerMethod handler) {
        ResolvableType type = ResolvableType.forMethodParameter(handler.getReturnType());
        return Optional.ofNullable((isEntity(handler) ? type.getGeneric(0) : type).resolve());
    }
}
