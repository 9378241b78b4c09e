package com.bluesky.charging.conformance;

/** A part of {@code docs/ocpp16.md}. */
enum Section {
    MESSAGES_IN("Messages from piles"),
    MESSAGES_OUT("Messages to piles"),
    ERRORS_SENT("CALLERRORs that the server sends"),
    ERRORS_RECEIVED("CALLERRORs that the server gets as an answer"),
    CHARGES("The way of a charge"),
    CARDS("Charges with a card"),
    REPLAYS("Charges that are told late, twice or wrongly"),
    METER("Meter values"),
    LINKS("The life of a link"),
    FRAMES("Frames that are wrong");

    private final String title;

    Section(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }
}
