package com.bluesky.charging.web;

import com.bluesky.charging.kernel.KeyedMac;
import com.bluesky.charging.kernel.PageRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Makes the positions of lists opaque. A cursor carries a MAC, so only those that were given out by
 * the same list come back in.
 */
@Component
public final class Cursors {

    private static final int MAC_LENGTH = 26;

    private final KeyedMac mac;

    Cursors(KeyedMac mac) {
        this.mac = mac;
    }

    /**
     * The page that a request asks for.
     *
     * @param list names the list; a cursor is good for one list only
     */
    public PageRequest page(String list, @Nullable Integer limit, @Nullable String cursor) {
        return page(list, limit, PageRequest.LIMIT_MAX, cursor);
    }

    /**
     * The page that a request asks for.
     *
     * @param list names the list; a cursor is good for one list only
     * @param most how many items a page of it has at the most
     */
    public PageRequest page(
            String list, @Nullable Integer limit, int most, @Nullable String cursor) {
        int size = limit == null ? PageRequest.LIMIT_DEFAULT : limit;
        if (size < 1 || size > most) {
            throw RequestRejected.parameter(
                    RequestProblem.INVALID_PARAMETER,
                    "limit",
                    "A page has 1 to " + most + " items.");
        }
        return new PageRequest(size, cursor == null ? null : open(list, cursor));
    }

    /** The cursor of a position; null after the last page. */
    public @Nullable String next(String list, @Nullable String position) {
        return position == null
                ? null
                : Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(
                                (seal(list, position) + position).getBytes(StandardCharsets.UTF_8));
    }

    private String open(String list, String cursor) {
        String text = decoded(cursor);
        if (text.length() > MAC_LENGTH) {
            String position = text.substring(MAC_LENGTH);
            byte[] expected = seal(list, position).getBytes(StandardCharsets.UTF_8);
            byte[] given = text.substring(0, MAC_LENGTH).getBytes(StandardCharsets.UTF_8);
            if (MessageDigest.isEqual(expected, given)) {
                return position;
            }
        }
        throw invalid();
    }

    private static String decoded(String cursor) {
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw invalid();
        }
    }

    private static RequestRejected invalid() {
        return RequestRejected.parameter(RequestProblem.INVALID_CURSOR, "cursor");
    }

    private String seal(String list, String position) {
        return mac.lookup(KeyedMac.Purpose.FINGERPRINT, "cursor\n" + list + "\n" + position);
    }
}
