package com.bluesky.charging.administrator.contract;

import com.bluesky.charging.kernel.PageRequest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the administrators of an operator, the erased among them, oldest first; answers an
 * {@link AdministratorPage}.
 *
 * @param updatedSince only what changed at or after this instant
 */
public record ListAdministrators(
        String operatorId, @Nullable Instant updatedSince, PageRequest page) {}
