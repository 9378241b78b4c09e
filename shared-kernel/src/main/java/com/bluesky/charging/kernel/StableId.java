package com.bluesky.charging.kernel;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * Identifiers that follow from what they name: a type prefix and a name-based UUID (RFC 9562 §5.5,
 * version 5), so that a repeated request or report finds what the first one made.
 */
public final class StableId {

    /** The namespace of all names of this project; it never changes. */
    private static final UUID NAMESPACE = UUID.fromString("6f1c1d0e-63a7-5a0b-9b1e-5d1f4c0d2a77");

    private StableId() {}

    /**
     * An identifier such as {@code ord-2f6c…}.
     *
     * @param prefix the type of what is named; keeps the identifiers of different aggregates apart
     * @param parts what the name consists of, in order; parts may be empty but not null, and no two
     *     different lists of parts give the same name
     */
    public static String of(String prefix, String... parts) {
        return prefix + "-" + nameBased(parts);
    }

    private static UUID nameBased(String... parts) {
        MessageDigest sha1 = sha1();
        sha1.update(bytesOf(NAMESPACE));
        for (String part : parts) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            sha1.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
            sha1.update(bytes);
        }
        ByteBuffer digest = ByteBuffer.wrap(sha1.digest());
        long most = (digest.getLong() & ~0xF000L) | 0x5000L;
        long least = (digest.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(most, least);
    }

    private static byte[] bytesOf(UUID id) {
        return ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-1.", e);
        }
    }
}
