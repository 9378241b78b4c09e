package com.bluesky.charging.administrator.web;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * Who an administrator is.
 *
 * @param email belongs to one administrator of the operator at a time, whatever its case
 */
record AdministratorContent(
        @NotBlank @Size(max = 200) String name,
        @NotNull @Email @Size(min = 3, max = 254) String email) {

    /** Whoever logs it does not log the person. */
    @Override
    public String toString() {
        return "AdministratorContent[]";
    }
}
