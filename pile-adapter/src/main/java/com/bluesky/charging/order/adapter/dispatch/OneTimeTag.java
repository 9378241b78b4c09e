package com.bluesky.charging.order.adapter.dispatch;

import java.security.SecureRandom;

/**
 * The tag by which a pile starts one order: 20 upper-case base32 characters (100 bits), which is as
 * long as OCPP 1.6 §7.28 allows.
 *
 * @param text what the pile is told
 */
record OneTimeTag(String text) {

    static final int CHARACTERS = 20;

    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    static OneTimeTag random(SecureRandom random) {
        StringBuilder text = new StringBuilder(CHARACTERS);
        for (int i = 0; i < CHARACTERS; i++) {
            text.append(BASE32.charAt(random.nextInt(BASE32.length())));
        }
        return new OneTimeTag(text.toString());
    }

    /** Whoever has the text can charge. */
    @Override
    public String toString() {
        return "OneTimeTag";
    }
}
