package com.bluesky.charging.simulator;

import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** Takes limits away (OCPP 1.6 §5.5). */
final class ClearChargingProfile implements ServerCall {

    @Override
    public String action() {
        return "ClearChargingProfile";
    }

    @Override
    public Answer answer(JsonNode payload, Equipment equipment) {
        Predicate<Profile> which =
                profile ->
                        isAny(payload, "id", profile.id())
                                && isAny(payload, "connectorId", profile.connectorId())
                                && isAny(payload, "stackLevel", profile.stackLevel())
                                && isOfPurpose(payload, profile);
        return equipment.profiles().hasAny(which)
                ? Answer.status(
                        "Accepted", () -> equipment.change(() -> equipment.profiles().clear(which)))
                : Answer.status("Unknown");
    }

    private static boolean isAny(JsonNode payload, String field, int value) {
        return !payload.has(field) || ServerCall.number(payload, field) == value;
    }

    private static boolean isOfPurpose(JsonNode payload, Profile profile) {
        String field = "chargingProfilePurpose";
        return !payload.has(field)
                || profile.purpose() == Profile.Purpose.of(ServerCall.text(payload, field));
    }
}
