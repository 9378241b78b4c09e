package com.bluesky.charging.user.web;

import com.bluesky.charging.kernel.PageRequest;
import com.bluesky.charging.web.FieldProblem;
import com.bluesky.charging.web.RequestProblem;
import com.bluesky.charging.web.RequestRejected;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whom to look for: users of whom all that is given is true. At least one of phone, email, name and
 * externalReference is given.
 *
 * @param phone the whole number
 * @param email the whole address, in any case of its letters
 * @param name any part of the name, in any case of its letters
 * @param externalReference the whole reference
 * @param limit how many items a page has at the most
 * @param cursor nextCursor of the page before, with the same search
 */
record UserSearch(
        @Pattern(regexp = UserContent.E_164, message = UserContent.NOT_E_164)
                @Schema(example = "+8613800000000")
                @Nullable String phone,
        @Size(min = 3, max = 254) @Nullable String email,
        @Size(min = UserSearch.NAME_CHARACTERS_MIN, max = 200) @Schema(example = "Wei")
                @Nullable String name,
        @Size(min = 1, max = UserContent.REFERENCE_CHARACTERS_MAX)
                @Nullable String externalReference,
        @Min(1) @Max(PageRequest.LIMIT_MAX) @Nullable Integer limit,
        @Nullable String cursor) {

    /** One letter is in every other name; two characters are a whole name in Chinese. */
    static final int NAME_CHARACTERS_MIN = 2;

    /** Refuses a search for everybody: that is what the list is for. */
    void mustNameSomething() {
        if (Stream.of(phone, email, name, externalReference).noneMatch(Objects::nonNull)) {
            throw RequestRejected.field(
                    RequestProblem.INVALID_FIELD,
                    FieldProblem.ofField(
                            "",
                            "Name at least one of phone, email, name and externalReference. GET"
                                    + " /v1/users lists all users."));
        }
    }

    /**
     * The list that a cursor is good for. It is only ever taken a MAC of, so nothing personal gets
     * into the cursor.
     */
    String list() {
        return "users found\n"
                + Stream.of(phone, email, name, externalReference)
                        .map(part -> part == null ? "-" : part.length() + ":" + part)
                        .toList();
    }

    /** Whoever logs it does not log whom somebody looked for. */
    @Override
    public String toString() {
        return "UserSearch[]";
    }
}
