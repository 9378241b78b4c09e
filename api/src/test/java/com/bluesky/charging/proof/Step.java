package com.bluesky.charging.proof;

import com.bluesky.charging.web.IdempotencyKey;
import com.bluesky.charging.web.IfMatch;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request of a program. What it is about has the program's own name, such as {@code user2}; in
 * a body it is {@code @user2}.
 *
 * @param number the place in the program
 * @param path the names in the path of the operation, or plain values
 * @param body null when the operation takes none, or when the document says enough about it
 * @param makes what the answer has the id of; null when nothing is made
 * @param then what is waited for after the answer
 */
record Step(
        int number,
        Operation operation,
        Map<String, String> path,
        @Nullable Map<String, Object> body,
        @Nullable String makes,
        Then then) {

    /** What a request leads to a moment after its answer, and the next one may count on. */
    enum Then {
        NOTHING,
        /** Energy flows. */
        CHARGES,
        /** The charge is billed and its connector free. */
        IS_SETTLED,
        /** The pile has answered. */
        IS_ANSWERED,
        /** The pile has answered, gone down, and come back. */
        IS_BACK
    }

    /** Whether it takes a key, by which its repeat is known for ever. */
    boolean hasKey() {
        return operation.has("header", IdempotencyKey.HEADER);
    }

    /** Whether it is meant for one version. */
    boolean hasVersion() {
        return operation.has("header", IfMatch.HEADER);
    }

    /**
     * Whether a repeat after other requests changes nothing. What is set as a whole is set again by
     * a late repeat; what was erased stays erased.
     */
    boolean mayBeLate() {
        return hasKey()
                || hasVersion()
                || (operation.method().equals("DELETE") && operation.path().endsWith("}"));
    }

    /** The name of what stands in the path. */
    String about(String parameter) {
        String name = path.get(parameter);
        if (name == null) {
            throw new IllegalArgumentException(this + " names no " + parameter + ".");
        }
        return name;
    }

    @Override
    public String toString() {
        return "%d %s %s %s %s".formatted(number, operation, path, body, makes);
    }
}
