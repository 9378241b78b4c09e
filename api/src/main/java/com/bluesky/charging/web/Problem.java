package com.bluesky.charging.web;

import com.bluesky.charging.kernel.Refusal;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import java.util.List;
import org.springframework.http.HttpStatus;

/**
 * A problem document (RFC 9457).
 *
 * @param type a URI that names the code
 * @param title what happened, the same for every occurrence
 * @param status the HTTP status
 * @param detail on this occurrence, and what to do next
 * @param code stable; the list is in {@code docs/errors.md}
 * @param requestId also in the header {@code X-Request-Id}; name it when you ask for help
 * @param errors what is wrong with single fields and parameters; may be empty
 */
@JsonPropertyOrder({"type", "title", "status", "code", "detail", "requestId", "errors"})
@Schema(description = "A problem document as RFC 9457 defines it.")
public record Problem(
        URI type,
        String title,
        int status,
        String detail,
        String code,
        String requestId,
        List<FieldProblem> errors) {

    /** The media type of every answer that is an error. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /** One occurrence of a type, of which nothing more is known: what to do next says enough. */
    static Problem of(ProblemType type, String requestId) {
        return of(type, type.remedy(), requestId, List.of());
    }

    /**
     * One occurrence of a type.
     *
     * @param detail what is known of it; what to do next is added where it does not say that
     */
    static Problem of(
            ProblemType type, String detail, String requestId, List<FieldProblem> errors) {
        return new Problem(
                uri(type.name()),
                type.title(),
                type.status().value(),
                detail.contains(type.remedy()) ? detail : detail + " " + type.remedy(),
                type.name(),
                requestId,
                errors);
    }

    static Problem of(Refusal refusal, String requestId) {
        HttpStatus status = status(refusal.kind());
        return new Problem(
                uri(refusal.code()),
                status.getReasonPhrase(),
                status.value(),
                refusal.detail(),
                refusal.code(),
                requestId,
                List.of());
    }

    static HttpStatus status(Refusal.Kind kind) {
        return switch (kind) {
            case INVALID -> HttpStatus.UNPROCESSABLE_CONTENT;
            case NOT_FOUND -> HttpStatus.NOT_FOUND;
            case CONFLICT -> HttpStatus.CONFLICT;
            case STALE -> HttpStatus.PRECONDITION_FAILED;
        };
    }

    private static URI uri(String code) {
        return URI.create("urn:bluesky:problem:" + code);
    }
}
