package com.bluesky.charging.app.database;

/** A PostgreSQL that can be connected to. */
interface Server extends AutoCloseable {

    String url();

    String user();

    String password();

    @Override
    void close();
}
