package com.bluesky.charging.app.events;

import java.util.UUID;
import org.springframework.core.env.Environment;

/**
 * The name by which this application claims segments of processors. No two applications that share
 * a database may have the same, or both would process the same events.
 */
final class Node {

    /**
     * With a database of its own there is no other; and after a crash it knows its claims again.
     */
    private static final String ALONE = "alone";

    private Node() {}

    static String name(Environment environment) {
        if (environment.getProperty("bluesky.database.embedded", Boolean.class, true)) {
            return ALONE;
        }
        return UUID.randomUUID().toString();
    }
}
