package com.bluesky.charging.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/**
 * A PostgreSQL that waits for the disk, and that can be killed and started again on the same data
 * and port. Confined to one thread, except for its address.
 */
public final class KillablePostgres implements AutoCloseable {

    /** Who may do everything, without a password. */
    public static final String USER = "postgres";

    private final Path cluster;
    private final int port;
    private EmbeddedPostgres running;

    private KillablePostgres(Path cluster) throws IOException {
        this.cluster = cluster;
        this.running = builder(cluster).start();
        this.port = running.getPort();
    }

    /** Starts an empty one, whose data are in a folder below this one. */
    public static KillablePostgres start(Path folder) throws IOException {
        return new KillablePostgres(folder.resolve("cluster"));
    }

    /** The port that it listens on, always the same. */
    public int port() {
        return port;
    }

    /** The address of its database, always the same. */
    public String url() {
        return urlThrough(port);
    }

    /** The address of its database for who comes through another port. */
    public static String urlThrough(int port) {
        return "jdbc:postgresql://localhost:%d/postgres".formatted(port);
    }

    /** Ends it with all its processes by SIGKILL; returns when there are none. */
    public void kill()
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        Postmaster.kill(cluster);
        running.close(); // Gives back the lock on the directory; the server is dead.
    }

    /** Starts it again after a kill; it finds out by itself what was committed. */
    public void startAgain() throws IOException {
        running = builder(cluster).setPort(port).start();
    }

    private static EmbeddedPostgres.Builder builder(Path cluster) {
        return EmbeddedPostgres.builder()
                .setDataDirectory(cluster)
                .setCleanDataDirectory(false)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_connections", "200")
                .setServerConfig("listen_addresses", "localhost")
                .setServerConfig("unix_socket_directories", "");
    }

    @Override
    public void close() throws IOException {
        running.close();
    }
}
