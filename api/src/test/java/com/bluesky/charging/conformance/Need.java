package com.bluesky.charging.conformance;

/** What a scenario needs of a client. */
enum Need {
    /** To behave as a pile does. */
    BEHAVIOUR("behaviour"),
    /** To behave as a pile should not. */
    MISBEHAVIOUR("misbehaviour"),
    /** To have meters of several makes. */
    METERS("meters of its own"),
    /** To say any message of the specification, at any time. */
    EXACT_MESSAGES("messages at will"),
    /** To send what is no message of the specification. */
    RAW_FRAMES("wrong frames"),
    /** To answer a call with a CALLERROR of any code, or with what no schema accepts. */
    ANY_ANSWER("answers at will");

    private final String words;

    Need(String words) {
        this.words = words;
    }

    /** As the document names it. */
    String words() {
        return words;
    }
}
