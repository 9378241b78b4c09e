package com.bluesky.charging.app.database;

import com.bluesky.charging.app.StartRefused;

/** A PostgreSQL that somebody else runs. */
record OutsideServer(String url, String user, String password) implements Server {

    OutsideServer {
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new StartRefused(
                    "The outside PostgreSQL is not named: set BLUESKY_DB_URL to jdbc:postgresql://host/database.");
        }
    }

    static OutsideServer of(DatabaseSettings settings) {
        return new OutsideServer(settings.url(), settings.user(), settings.password());
    }

    @Override
    public void close() {
        // It is not ours to stop.
    }

    @Override
    public String toString() {
        return "outside PostgreSQL at " + url;
    }
}
