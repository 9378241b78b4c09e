package com.bluesky.charging.web;

import java.util.List;

/** Thrown where a request turns out to be one of the foreseen problems. */
public final class RequestRejected extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient ProblemType type;
    private final transient List<FieldProblem> errors;

    /** One of which nothing more is known than its type. */
    public RequestRejected(ProblemType type) {
        this(type, List.of());
    }

    /** One of which the type and the fields say all. */
    RequestRejected(ProblemType type, List<FieldProblem> errors) {
        this(type, type.remedy(), errors);
    }

    /**
     * One of which more is known.
     *
     * @param detail of this occurrence, ending with what to do
     */
    public RequestRejected(ProblemType type, String detail) {
        this(type, detail, List.of());
    }

    RequestRejected(ProblemType type, String detail, List<FieldProblem> errors) {
        super(detail);
        this.type = type;
        this.errors = List.copyOf(errors);
    }

    /** A parameter or header of which the type says what is wrong with it. */
    static RequestRejected parameter(ProblemType type, String parameter) {
        return new RequestRejected(
                type, List.of(FieldProblem.ofParameter(parameter, type.title())));
    }

    /** A parameter or header that has a value which is not allowed. */
    public static RequestRejected parameter(ProblemType type, String parameter, String detail) {
        return new RequestRejected(
                type, detail, List.of(FieldProblem.ofParameter(parameter, detail)));
    }

    /** A field of the body that has a value which is not allowed. */
    public static RequestRejected field(ProblemType type, FieldProblem field) {
        return new RequestRejected(type, List.of(field));
    }

    Problem problem(String requestId) {
        return Problem.of(type, String.valueOf(getMessage()), requestId, errors);
    }
}
