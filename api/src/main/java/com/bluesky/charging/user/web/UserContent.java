package com.bluesky.charging.user.web;

import com.bluesky.charging.user.contract.UserView;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What a user is registered with, and what may be changed; all of it personal, none of it required.
 *
 * @param externalReference what you call the user in your own system; several users may have one
 */
record UserContent(
        @Size(min = 1, max = 200) @Nullable String name,
        @Pattern(regexp = UserContent.E_164, message = UserContent.NOT_E_164)
                @Schema(example = "+8613800000000")
                @Nullable String phone,
        @Email @Size(max = 254) @Nullable String email,
        @Size(min = 1, max = UserContent.REFERENCE_CHARACTERS_MAX) @Schema(example = "crm-4711")
                @Nullable String externalReference) {

    /** Numbers in the international form, such as {@code +8613800000000}. */
    static final String E_164 = "\\+[1-9][0-9]{6,14}";

    static final String NOT_E_164 = "must be a number in E.164 form";

    /** As long as any other system's identifier, such as a URN. */
    static final int REFERENCE_CHARACTERS_MAX = 200;

    static UserContent of(UserView user) {
        return new UserContent(user.name(), user.phone(), user.email(), user.externalReference());
    }

    /** Whoever logs it does not log the person. */
    @Override
    public String toString() {
        return "UserContent[]";
    }
}
