package com.bluesky.charging.web;

import com.bluesky.charging.kernel.Fingerprint;
import com.bluesky.charging.kernel.KeyedMac;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.springframework.stereotype.Component;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/** Takes the fingerprint of a request: of what it asks for, not of how its JSON is written. */
@Component
public final class Fingerprints {

    /** Its own mapper: how answers are written may change, fingerprints are compared for ever. */
    private static final JsonMapper CANONICAL =
            JsonMapper.builder()
                    .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                    .enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED)
                    // A field that a record gets later must not change the requests before it.
                    .changeDefaultPropertyInclusion(
                            it -> it.withValueInclusion(JsonInclude.Include.NON_NULL))
                    .build();

    private final KeyedMac mac;

    Fingerprints(KeyedMac mac) {
        this.mac = mac;
    }

    /**
     * The fingerprint of a request.
     *
     * @param operation names the operation, with the ids in its path
     * @param content the request as it was read
     */
    public Fingerprint of(String operation, Object content) {
        return mac.fingerprint(operation + "\n" + CANONICAL.writeValueAsString(content));
    }
}
