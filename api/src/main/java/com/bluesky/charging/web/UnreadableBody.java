package com.bluesky.charging.web;

import com.bluesky.charging.web.BodyLimit.BodyTooLargeException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** What is wrong with a body that cannot be read as what it should be. */
final class UnreadableBody {

    private UnreadableBody() {}

    /**
     * The problem of a body.
     *
     * @param failure of reading it, with its causes
     */
    static RequestRejected of(Throwable failure) {
        Optional<BodyTooLargeException> tooLarge = cause(failure, BodyTooLargeException.class);
        if (tooLarge.isPresent()) {
            RequestProblem type = RequestProblem.BODY_TOO_LARGE;
            return new RequestRejected(type);
        }
        return cause(failure, JacksonException.class)
                .map(UnreadableBody::ofJson)
                .orElseGet(() ->
                        new RequestRejected(
                                RequestProblem.UNREADABLE_JSON, "A JSON body is required."));
    }

    private static <E extends Throwable> Optional<E> cause(Throwable failure, Class<E> type) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst();
    }

    private static RequestRejected ofJson(JacksonException failure) {
        return switch (failure) {
            case UnrecognizedPropertyException e ->
                    at(RequestProblem.UNKNOWN_FIELD, e, "This field is not known.");
            case StreamConstraintsException e ->
                    at(RequestProblem.JSON_TOO_COMPLEX, e, "A limit is exceeded.");
            case InvalidFormatException e when e.getTargetType() == String.class ->
                    at(RequestProblem.INVALID_FIELD, e, StorableText.EXPECTED);
            case MismatchedInputException e ->
                    at(RequestProblem.UNREADABLE_JSON, e, ExpectedValue.of(e.getTargetType()));
            default -> at(RequestProblem.UNREADABLE_JSON, failure, "This is not JSON.");
        };
    }

    private static RequestRejected at(
            RequestProblem type, JacksonException failure, String detail) {
        return new RequestRejected(
                type, List.of(FieldProblem.ofField(JsonPaths.pointer(failure), detail)));
    }
}
