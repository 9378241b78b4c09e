package com.bluesky.charging.device.web.ocpp;

import com.bluesky.charging.device.contract.PileCallState;
import com.bluesky.charging.device.contract.PileCallView;
import com.bluesky.charging.web.Caller;
import com.bluesky.charging.web.Scope;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * A command to a pile and what became of it.
 *
 * @param action OCPP 1.6's
 * @param state ANSWERED says that the pile answered, not that it accepted: that is in its response
 * @param request what the pile is told, tags and credentials masked; absent when that was forgotten
 * @param response what the pile answered, as it said it
 * @param code of OCPP's error when FAILED; why when NOT_SENT
 * @param detail for a person
 * @param askedBy the kind of who asked, such as {@code customer}, {@code system}
 * @param askedById who asked; absent when that was another customer
 * @param expiresAt when it is no longer sent
 * @param settledAt when it was over
 */
record Command(
        String commandId,
        String deviceId,
        String action,
        PileCallState state,
        @Nullable Map<String, Object> request,
        @Nullable Map<String, Object> response,
        @Nullable String code,
        @Nullable String detail,
        String askedBy,
        @Nullable String askedById,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant sentAt,
        @Nullable Instant settledAt,
        Instant updatedAt) {

    private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

    static Command of(PileCallView view, Caller caller) {
        return new Command(
                view.callId(),
                view.deviceId(),
                view.action(),
                view.state(),
                fields(view.request()),
                fields(view.response()),
                view.code(),
                view.detail(),
                view.askedByKind(),
                mayKnow(view, caller) ? view.askedById() : null,
                view.createdAt(),
                view.expiresAt(),
                view.sentAt(),
                view.settledAt(),
                view.updatedAt());
    }

    private static boolean mayKnow(PileCallView view, Caller caller) {
        return caller.may(Scope.OPERATOR_ALL) || caller.actorId().equals(view.askedById());
    }

    private static @Nullable Map<String, Object> fields(@Nullable String json) {
        return json == null ? null : JsonMapper.shared().readValue(json, FIELDS);
    }
}
