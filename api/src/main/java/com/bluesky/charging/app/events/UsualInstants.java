package com.bluesky.charging.app.events;

import com.bluesky.charging.app.events.store.UsualInstant;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ext.javatime.deser.InstantDeserializer;

/** Reads the instants of events as Jackson does, and those in the usual form sooner. */
final class UsualInstants extends ValueDeserializer<Instant> {

    @Override
    public Instant deserialize(JsonParser json, DeserializationContext context) {
        @Nullable Instant usual =
                json.hasToken(JsonToken.VALUE_STRING) ? UsualInstant.parse(json.getString()) : null;
        return usual != null ? usual : InstantDeserializer.INSTANT.deserialize(json, context);
    }
}
