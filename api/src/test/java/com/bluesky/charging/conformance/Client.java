package com.bluesky.charging.conformance;

import org.jspecify.annotations.Nullable;

/** A client that the scenarios are run with. */
enum Client {
    /** The project's own. */
    SIMULATOR(
            "simulator",
            "the project's own pile simulator, which shares no code with the server's codec"),
    /** npm's. */
    OCPP_RPC(
            "ocpp-rpc",
            "npm `ocpp-rpc` 2.2.1 in strict mode: it checks what both sides say by its own schemas"),
    /** The Java library. */
    CHARGETIME("ChargeTime", "Java `eu.chargetime.ocpp:v1_6` 1.1.0");

    private static final String NO_METER = "it is a library, and meters nothing";

    private final String title;
    private final String description;

    Client(String title, String description) {
        this.title = title;
        this.description = description;
    }

    /** The head of its column. */
    String title() {
        return title;
    }

    String description() {
        return description;
    }

    /** Why it has not what a scenario needs; null when it has. */
    @Nullable String lacks(Need need) {
        return switch (this) {
            case OCPP_RPC -> need == Need.METERS ? NO_METER : null;
            case SIMULATOR ->
                    switch (need) {
                        case BEHAVIOUR, MISBEHAVIOUR, METERS, ANY_ANSWER -> null;
                        case EXACT_MESSAGES, RAW_FRAMES ->
                                "what it says follows from what happens to it, and it does not"
                                        + " show what it is answered";
                    };
            case CHARGETIME ->
                    switch (need) {
                        case BEHAVIOUR, MISBEHAVIOUR, EXACT_MESSAGES -> null;
                        case METERS -> NO_METER;
                        case RAW_FRAMES ->
                                "it checks each message before it sends it, and cannot send one"
                                        + " that is wrong";
                        case ANY_ANSWER ->
                                "it has a type for each answer, and one code for whatever a handler cannot do";
                    };
        };
    }
}
