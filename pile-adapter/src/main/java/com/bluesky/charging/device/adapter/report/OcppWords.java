package com.bluesky.charging.device.adapter.report;

import com.bluesky.charging.device.adapter.wire.Payload;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How words of OCPP are said here. */
final class OcppWords {

    private static final Pattern NEXT_WORD = Pattern.compile("(?<=[a-z])(?=[A-Z])");

    private OcppWords() {}

    /** The constant of a word such as {@code DownloadFailed}, which its schema has accepted. */
    static <E extends Enum<E>> E of(Class<E> type, String word) {
        return Enum.valueOf(type, NEXT_WORD.matcher(word).replaceAll("_").toUpperCase(Locale.ROOT));
    }

    /** The number of the request that a status is of; null when the pile does not say. */
    static @Nullable Long requestId(Payload payload) {
        OptionalLong requestId = payload.optionalInteger("requestId");
        return requestId.isPresent() ? requestId.getAsLong() : null;
    }
}
