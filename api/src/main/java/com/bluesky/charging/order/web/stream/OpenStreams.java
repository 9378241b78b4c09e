package com.bluesky.charging.order.web.stream;

import com.bluesky.charging.web.RequestRejected;
import com.bluesky.charging.web.TokenLife;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** How many streams are open on this node: of each token, of each key and altogether. */
@Component
final class OpenStreams {

    private final StreamBounds bounds;
    private final Map<String, Integer> byToken = new HashMap<>();
    private final Map<String, Integer> byKey = new HashMap<>();
    private int all;

    OpenStreams() {
        this(StreamBounds.STANDARD);
    }

    OpenStreams(StreamBounds bounds) {
        this.bounds = bounds;
    }

    /**
     * Counts a stream that begins.
     *
     * @throws RequestRejected with {@link StreamProblem#TOO_MANY_STREAMS}
     */
    synchronized void add(TokenLife token) {
        requireRoom("The token", byToken.getOrDefault(token.tokenId(), 0), bounds.perToken());
        requireRoom("The API key", byKey.getOrDefault(token.keyId(), 0), bounds.perKey());
        requireRoom("The server", all, bounds.perNode());
        byToken.merge(token.tokenId(), 1, Integer::sum);
        byKey.merge(token.keyId(), 1, Integer::sum);
        all++;
    }

    /** Counts out a stream that was counted before. */
    synchronized void remove(TokenLife token) {
        byToken.computeIfPresent(token.tokenId(), (_, open) -> open == 1 ? null : open - 1);
        byKey.computeIfPresent(token.keyId(), (_, open) -> open == 1 ? null : open - 1);
        all--;
    }

    synchronized int count() {
        return all;
    }

    private static void requireRoom(String owner, int open, int bound) {
        if (open >= bound) {
            throw new RequestRejected(
                    StreamProblem.TOO_MANY_STREAMS,
                    "%s has %d streams open, which is as many as it may have. %s"
                            .formatted(owner, bound, StreamProblem.TOO_MANY_STREAMS.remedy()));
        }
    }
}
