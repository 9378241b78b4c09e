package com.bluesky.charging.app.database;

import com.bluesky.charging.app.Settings;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.springframework.core.env.Environment;

/**
 * Starts the database while the rest of the application is still being put together, because each
 * takes seconds.
 */
public final class ServerStart implements AutoCloseable {

    private final CompletableFuture<Database> database;

    private ServerStart(CompletableFuture<Database> database) {
        this.database = database;
    }

    /** Begins to start the database that the settings tell of. */
    public static ServerStart begin(Settings settings, Environment environment) {
        DatabaseSettings database =
                Settings.read(environment, "bluesky.database", DatabaseSettings.class);
        CompletableFuture<Database> started = new CompletableFuture<>();
        Thread.ofPlatform()
                .name("database-start")
                .start(() -> complete(started, settings, database));
        return new ServerStart(started);
    }

    private static void complete(
            CompletableFuture<Database> started, Settings settings, DatabaseSettings database) {
        try {
            started.complete(Database.start(settings, database));
        } catch (RuntimeException | Error e) {
            started.completeExceptionally(e);
        }
    }

    /** The database, once it is ready; throws what kept it from getting ready. */
    Database await() {
        try {
            return database.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    /** Stops the database, also when nobody waited for it. Safe to repeat. */
    @Override
    public void close() {
        try {
            database.join().close();
        } catch (CompletionException e) {
            // It did not start, and its failure was told to who waited for it.
            return;
        }
    }
}
