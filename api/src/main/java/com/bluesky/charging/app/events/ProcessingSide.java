package com.bluesky.charging.app.events;

import java.util.Arrays;

/**
 * The sides that process events, told apart by the prefix of a processing group. A side's
 * processors keep their tokens beside the rows that they write, so that both commit together.
 */
enum ProcessingSide {
    AUTOMATION("automation."),
    READ("read."),
    PILE("pile.");

    private final String prefix;

    ProcessingSide(String prefix) {
        this.prefix = prefix;
    }

    static ProcessingSide of(String group) {
        return Arrays.stream(values())
                .filter(side -> group.startsWith(side.prefix))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalStateException(
                                "A processing group begins with automation., read. or pile.: "
                                        + group));
    }
}
