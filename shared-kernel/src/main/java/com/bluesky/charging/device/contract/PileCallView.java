package com.bluesky.charging.device.contract;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A call to a pile and what became of it.
 *
 * @param request the JSON object that the pile is told, tags and credentials masked; null when it
 *     is so long over that it was forgotten
 * @param response the JSON object that the pile answered, masked; null before, without an answer,
 *     and when it was forgotten
 * @param code of OCPP's error when FAILED, or {@code OFFLINE}, {@code EXPIRED}, {@code QUEUE_FULL}
 *     when NOT_SENT
 * @param detail for a person
 * @param askedByKind kind of the actor, such as {@code customer}, {@code system}
 * @param updatedAt when it was asked for, sent or over, whichever came last
 */
public record PileCallView(
        String callId,
        String deviceId,
        String action,
        PileCallState state,
        @Nullable String request,
        @Nullable String response,
        @Nullable String code,
        @Nullable String detail,
        String askedByKind,
        @Nullable String askedById,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant sentAt,
        @Nullable Instant settledAt,
        Instant updatedAt) {}
