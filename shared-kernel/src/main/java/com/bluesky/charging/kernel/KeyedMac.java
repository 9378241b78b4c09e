package com.bluesky.charging.kernel;

/**
 * Port: message authentication codes under keys that the platform keeps. They make lookup values of
 * what must not be stored plainly, such as telephone numbers and card tags.
 */
public interface KeyedMac {

    /** What a code is for; codes for different purposes are unrelated. */
    enum Purpose {
        PHONE,
        EMAIL,
        TAG,
        FINGERPRINT
    }

    /**
     * The code of a text under the first key of its purpose, which never changes: lower-case
     * base32, 26 characters.
     */
    String lookup(Purpose purpose, String text);

    /** The fingerprint of a request's content, under all keys. */
    Fingerprint fingerprint(String content);
}
