package com.bluesky.charging.web;

import org.springframework.http.HttpStatus;

/** What can be wrong with a request before anybody looks at what it asks for. */
public enum RequestProblem implements ProblemType {
    MALFORMED_REQUEST(
            HttpStatus.BAD_REQUEST,
            "The request is not well-formed HTTP.",
            "Check the request line, the headers, and the percent-encoding of query and form. Line and"
                    + " headers may have 16 KiB together, a form 16 KiB and 100 parameters."),
    UNREADABLE_JSON(
            HttpStatus.BAD_REQUEST,
            "The body is not the JSON that is expected here.",
            "Check syntax and types against the schema of the operation."),
    JSON_TOO_COMPLEX(
            HttpStatus.BAD_REQUEST,
            "The body exceeds a limit on the depth, the numbers or the strings of JSON.",
            "Send no more than the schema of the operation has."),
    UNKNOWN_FIELD(
            HttpStatus.BAD_REQUEST,
            "The body has a field that is not known here.",
            "Remove the field; its name may be misspelt."),
    INVALID_FIELD(
            HttpStatus.BAD_REQUEST,
            "A field is missing or has a value that is not allowed.",
            "Correct the fields that errors[] points at."),
    INVALID_PARAMETER(
            HttpStatus.BAD_REQUEST,
            "A parameter or header is missing, unknown, or has a value that is not allowed.",
            "Correct the parameters that errors[] names."),
    INVALID_CURSOR(
            HttpStatus.BAD_REQUEST,
            "The cursor was not made by this list.",
            "Pass nextCursor of the former page unchanged, or start anew without a cursor."),
    IDEMPOTENCY_KEY_REQUIRED(
            HttpStatus.BAD_REQUEST,
            "The request has no Idempotency-Key.",
            "Send a key of your own, such as a random UUID, and the same one when you retry."),
    IDEMPOTENCY_KEY_INVALID(
            HttpStatus.BAD_REQUEST,
            "The Idempotency-Key is not 1 to 200 printable ASCII characters without spaces.",
            "Send one such key, such as a random UUID."),
    PRECONDITION_REQUIRED(
            HttpStatus.PRECONDITION_REQUIRED,
            "The change has no If-Match.",
            "Read the resource and send its ETag as If-Match, so that nobody's change is lost."),
    NOT_FOUND(
            HttpStatus.NOT_FOUND,
            "There is nothing at this address.",
            "Check the path and the id. What belongs to somebody else is not found either."),
    METHOD_NOT_ALLOWED(
            HttpStatus.METHOD_NOT_ALLOWED,
            "The resource does not know this method.",
            "Use one of the methods in the Allow header."),
    NOT_ACCEPTABLE(
            HttpStatus.NOT_ACCEPTABLE,
            "The answer cannot be given in a media type that is accepted.",
            "Accept application/json and application/problem+json; a bill is there as application/pdf"
                    + " too, and a stream is text/event-stream."),
    BODY_TOO_LARGE(
            HttpStatus.CONTENT_TOO_LARGE,
            "The body is larger than 1 MiB.",
            "Send less in one request."),
    UNSUPPORTED_MEDIA_TYPE(
            HttpStatus.UNSUPPORTED_MEDIA_TYPE,
            "The body is of a media type that is not understood here.",
            "Send application/json, with PATCH application/merge-patch+json or application/json, to"
                    + " /oauth2/token application/x-www-form-urlencoded.");

    private final HttpStatus status;
    private final String title;
    private final String remedy;

    RequestProblem(HttpStatus status, String title, String remedy) {
        this.status = status;
        this.title = title;
        this.remedy = remedy;
    }

    @Override
    public HttpStatus status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public String remedy() {
        return remedy;
    }
}
