package com.bluesky.charging.simulator;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The cards that the server has told the pile to know (OCPP 1.6 §3.5.2). */
final class LocalList {

    /** Told as {@code LocalAuthListMaxLength}. */
    static final int MAX_TAGS = 500;

    /** Told as long as there is no list (OCPP 1.6 §5.10). */
    private static final int NO_LIST = 0;

    private final Map<String, TagInfo> tags = new HashMap<>();
    private int version = NO_LIST;

    int version() {
        return version;
    }

    @Nullable TagInfo find(String idTag) {
        return tags.get(key(idTag));
    }

    /** What a new version is answered with (OCPP 1.6 §7.50). */
    String judge(int newVersion, boolean full, JsonNode entries) {
        if (newVersion <= NO_LIST) {
            return "Failed";
        }
        if (!full && newVersion <= version) {
            return "VersionMismatch";
        }
        return size(full, entries) > MAX_TAGS ? "Failed" : "Accepted";
    }

    /** Takes over a version that was judged as accepted. */
    void update(int newVersion, boolean full, JsonNode entries) {
        if (full) {
            tags.clear();
        }
        for (JsonNode entry : entries) {
            String tag = key(entry.path("idTag").asString(""));
            JsonNode info = entry.path("idTagInfo");
            // An entry without information is taken out (OCPP 1.6 §7.2).
            if (info.isObject()) {
                tags.put(tag, TagInfo.of(info));
            } else {
                tags.remove(tag);
            }
        }
        version = newVersion;
    }

    private int size(boolean full, JsonNode entries) {
        return entries.size() + (full ? 0 : tags.size());
    }

    private static String key(String idTag) {
        return idTag.toUpperCase(Locale.ROOT);
    }
}
