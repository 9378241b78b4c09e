package com.bluesky.charging.simulator;

import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What is known of a card (OCPP 1.6 §7.27).
 *
 * @param parent the tag of its group
 * @param expires when this knowledge ends; never when there is none
 */
record TagInfo(String status, @Nullable String parent, @Nullable Instant expires) {

    static final TagInfo UNKNOWN = new TagInfo("Invalid", null, null);

    /** What a card that nobody knows is taken for, where unknown cards may charge. */
    static final TagInfo TRUSTED = new TagInfo("Accepted", null, null);

    static TagInfo of(JsonNode idTagInfo) {
        return new TagInfo(
                idTagInfo.path("status").asString(""),
                idTagInfo.path("parentIdTag").asString(null),
                instant(idTagInfo.path("expiryDate").asString(null)));
    }

    boolean isAccepted() {
        return status.equals("Accepted");
    }

    boolean isGoodAt(Instant time) {
        return isAccepted() && (expires == null || time.isBefore(expires));
    }

    /** A date that is none expires at once, as nobody can tell when it would. */
    private static @Nullable Instant instant(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            return Instant.MIN;
        }
    }
}
