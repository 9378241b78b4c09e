package com.bluesky.charging.app;

import java.util.List;

/** What the first argument of the program selects. */
@FunctionalInterface
interface EntryPoint {

    /**
     * Runs it to its end, or starts it in the background.
     *
     * @param arguments what follows the first argument
     */
    void run(List<String> arguments) throws Exception;
}
