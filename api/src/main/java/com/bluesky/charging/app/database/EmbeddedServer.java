package com.bluesky.charging.app.database;

import com.bluesky.charging.app.StartRefused;
import com.bluesky.charging.security.PrivateFile;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A real PostgreSQL of our own, under the data directory. What it acknowledged is on the disk; it
 * listens on the loopback address only, and only for who knows its password.
 *
 * <p>It runs as processes of its own and outlives a killed application; the next start ends what is
 * left of it and lets it recover.
 */
final class EmbeddedServer implements Server {

    private static final String USER = "postgres";
    private static final Duration START_AT_MOST = Duration.ofMinutes(2);
    private static final int PASSWORD_BYTES = 24;

    private final EmbeddedPostgres postgres;
    private final String password;

    private EmbeddedServer(EmbeddedPostgres postgres, String password) {
        this.postgres = postgres;
        this.password = password;
    }

    /**
     * Starts it, after ending what a killed application left of it.
     *
     * @param binaries where its programs are unpacked; null for a place in the data directory
     */
    static EmbeddedServer start(Path data, @Nullable Path binaries) {
        Path home = data.resolve("postgres");
        Path programs = binaries == null ? home.resolve("server") : binaries;
        Path cluster = home.resolve("cluster");
        Path passwordFile = home.resolve("password");
        try {
            Files.createDirectories(home);
            LeftOverServer.end(cluster);
            Path finished = home.resolve("cluster-finished");
            removeUnfinished(cluster, finished);
            String password = password(passwordFile);
            EmbeddedPostgres postgres = builder(home, programs, passwordFile, password).start();
            markFinished(finished);
            return new EmbeddedServer(postgres, password);
        } catch (IOException | IllegalStateException e) {
            throw new StartRefused(
                    "The embedded PostgreSQL does not start; see %s."
                            .formatted(home.resolve("postgres.log")),
                    e);
        }
    }

    private static EmbeddedPostgres.Builder builder(
            Path home, Path programs, Path passwordFile, String password) {
        ProcessBuilder.Redirect log =
                ProcessBuilder.Redirect.appendTo(home.resolve("postgres.log").toFile());
        return EmbeddedPostgres.builder()
                .setDataDirectory(home.resolve("cluster").toFile())
                .setOverrideWorkingDirectory(programs.toFile())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(START_AT_MOST)
                .setOutputRedirector(log)
                .setErrorRedirector(log)
                // These become options of initdb and override its "trust".
                .setLocaleConfig("auth-host", "scram-sha-256")
                .setLocaleConfig("auth-local", "scram-sha-256")
                .setLocaleConfig("pwfile", passwordFile.toString())
                .setLocaleConfig("locale", "C.UTF-8")
                .setConnectConfig("password", password)
                // What is acknowledged is stored: the library's own defaults are for tests.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("max_connections", "250")
                .setServerConfig("log_checkpoints", "off");
    }

    /**
     * A cluster that nobody ever connected to may be half made, whatever is in it, and holds
     * nothing; it is begun anew. One that was started before there were marks has the options of
     * that start, which initdb does not write, and is kept.
     */
    private static void removeUnfinished(Path cluster, Path finished) throws IOException {
        if (!Files.exists(cluster)) {
            Files.deleteIfExists(finished);
            return;
        }
        if (Files.exists(finished) || Files.exists(cluster.resolve("postmaster.opts"))) {
            return;
        }
        try (var files = Files.walk(cluster)) {
            files.sorted(Comparator.reverseOrder()).forEach(EmbeddedServer::delete);
        }
    }

    /** The server answered: the cluster is whole, and from here on something may be in it. */
    private static void markFinished(Path finished) throws IOException {
        if (!Files.exists(finished)) {
            PrivateFile.write(finished, "");
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String password(Path file) throws IOException {
        if (!Files.exists(file)) {
            byte[] random = new byte[PASSWORD_BYTES];
            new SecureRandom().nextBytes(random);
            String made = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
            PrivateFile.write(file, made);
        }
        return Files.readString(file, StandardCharsets.US_ASCII).strip();
    }

    @Override
    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/postgres";
    }

    @Override
    public String user() {
        return USER;
    }

    @Override
    public String password() {
        return password;
    }

    @Override
    public void close() {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return "embedded PostgreSQL at " + url();
    }
}
