package com.bluesky.charging.web;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with one part of a request.
 *
 * @param pointer a JSON Pointer (RFC 6901) into the body
 * @param parameter the name of a parameter or header, where it is no part of the body
 * @param detail what is expected
 */
public record FieldProblem(@Nullable String pointer, @Nullable String parameter, String detail) {

    /** Fields in a fixed order, so that a problem with several reads the same each time. */
    static final Comparator<FieldProblem> BY_POINTER =
            Comparator.comparing((FieldProblem each) -> String.valueOf(each.pointer()))
                    .thenComparing(FieldProblem::detail);

    /** What is wrong with a field of the body. */
    public static FieldProblem ofField(String pointer, String detail) {
        return new FieldProblem(pointer, null, detail);
    }

    static FieldProblem ofParameter(String parameter, String detail) {
        return new FieldProblem(null, parameter, detail);
    }
}
