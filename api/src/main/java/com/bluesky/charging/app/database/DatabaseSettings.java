package com.bluesky.charging.app.database;

import com.bluesky.charging.app.StartRefused;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which PostgreSQL to use, and how many connections each part may hold.
 *
 * @param embedded whether to start one along with the application, or to use the one at the URL
 * @param url {@code jdbc:postgresql://…}, of an outside one
 * @param binaries where the programs of the embedded one are unpacked; in the data directory when
 *     it is not given
 * @param silence how long each end may wait for the other, 1 second to 1 hour: then a statement
 *     without an answer is given up and nobody knows what became of it, and a transaction without a
 *     statement is undone. No network tells that the other end has vanished
 * @param pool upper bounds of connections
 */
@ConfigurationProperties("bluesky.database")
record DatabaseSettings(
        @DefaultValue("true") boolean embedded,
        @DefaultValue("") String url,
        @DefaultValue("") String user,
        @DefaultValue("") String password,
        @Nullable Path binaries,
        @DefaultValue("60s") Duration silence,
        @DefaultValue Pool pool) {

    static final Duration SHORTEST_SILENCE = Duration.ofSeconds(1);
    static final Duration LONGEST_SILENCE = Duration.ofHours(1);

    DatabaseSettings {
        if (silence.compareTo(SHORTEST_SILENCE) < 0 || silence.compareTo(LONGEST_SILENCE) > 0) {
            throw new StartRefused(
                    "BLUESKY_DATABASE_SILENCE must be from %d to %d seconds."
                            .formatted(SHORTEST_SILENCE.toSeconds(), LONGEST_SILENCE.toSeconds()));
        }
    }

    /**
     * @param commands for handling commands, reading events, and deadlines; never waits for the
     *     others
     * @param events for automations, which keep one while they wait for a command's answer
     * @param read for projections and queries
     * @param pile for the pile adapter
     * @param vault for secrets
     */
    record Pool(
            @DefaultValue("24") int commands,
            @DefaultValue("24") int events,
            @DefaultValue("24") int read,
            @DefaultValue("12") int pile,
            @DefaultValue("8") int vault) {}
}
