package com.bluesky.charging.device.adapter.call;

import com.bluesky.charging.kernel.Provenance;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who asks for a call, in the words of {@link Provenance}. */
record Asker(String kind, @Nullable String id, @Nullable String keyId, @Nullable String requestId) {

    static final String SYSTEM_KIND = "system";

    /** The adapter itself. */
    static final Asker SYSTEM = new Asker(SYSTEM_KIND, null, null, null);

    static Asker of(Map<String, ?> metaData) {
        String kind = text(metaData, Provenance.ACTOR_KIND);
        return new Asker(
                kind == null ? SYSTEM_KIND : kind,
                text(metaData, Provenance.ACTOR_ID),
                text(metaData, Provenance.KEY_ID),
                text(metaData, Provenance.REQUEST_ID));
    }

    private static @Nullable String text(Map<String, ?> metaData, String key) {
        Object value = metaData.get(key);
        return value == null ? null : value.toString();
    }
}
