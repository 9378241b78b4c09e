package com.bluesky.charging.app;

import java.util.List;

/** What the first argument of the program selects. */
@FunctionalInterface
interface EntryPoint {

    /**
     * Runs it to its end, or starts it in the background.
     *
     * @param arguments what follows the first argument
     * @return the status to exit with; after 0 the program goes on while anything still runs
     */
    int run(List<String> arguments);
}
