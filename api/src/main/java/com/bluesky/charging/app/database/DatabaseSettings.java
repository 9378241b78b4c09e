package com.bluesky.charging.app.database;

import java.nio.file.Path;
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
 * @param pool upper bounds of connections
 */
@ConfigurationProperties("bluesky.database")
record DatabaseSettings(
        @DefaultValue("true") boolean embedded,
        @DefaultValue("") String url,
        @DefaultValue("") String user,
        @DefaultValue("") String password,
        @Nullable Path binaries,
        @DefaultValue Pool pool) {

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
