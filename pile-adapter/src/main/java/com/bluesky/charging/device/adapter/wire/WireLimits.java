package com.bluesky.charging.device.adapter.wire;

/** The bounds of what a pile may send in one frame. */
public final class WireLimits {

    /**
     * Bytes of one message. The largest one that a pile sends of its own accord, a StopTransaction
     * with the samples of a night in {@code transactionData}, stays well below.
     */
    public static final int FRAME_BYTES = 64 * 1024;

    /** Nesting of arrays and objects. OCPP 1.6 needs 6 (StopTransaction's sampled values). */
    public static final int JSON_DEPTH = 16;

    /**
     * Characters of a number; enough for every 64-bit integer and every decimal that makes sense.
     */
    public static final int NUMBER_CHARACTERS = 32;

    /** Characters of a property's name; OCPP's longest has fewer than 40. */
    public static final int NAME_CHARACTERS = 64;

    /** Characters of a message id: "max 36 characters, to allow for GUIDs" (OCPP-J 1.6 §4.1.4). */
    public static final int MESSAGE_ID_CHARACTERS = 36;

    /** Characters of an error description (OCPP-J 1.6 §4.2.3: "string[255]"). */
    public static final int DESCRIPTION_CHARACTERS = 255;

    private WireLimits() {}
}
