package com.bluesky.charging.journey;

import com.bluesky.charging.testing.Postmaster;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The application in a process of its own, started as {@code ./bluesky start} does, on ports and a
 * data directory of its own.
 */
final class ServerProcess implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofMinutes(3);
    private static final JsonMapper JSON = new JsonMapper();

    private final Path data;
    private final int port;
    private final int pileTlsPort;
    private final int pilePort;
    private Map<String, String> environment;
    private Process process;

    private ServerProcess(
            Path data, int port, int pileTlsPort, int pilePort, Map<String, String> environment)
            throws IOException {
        this.environment = environment;
        this.data = data;
        this.port = port;
        this.pileTlsPort = pileTlsPort;
        this.pilePort = pilePort;
        this.process = launch();
    }

    /** Starts on an empty data directory and waits until the sandbox is there. */
    static ServerProcess startEmpty(Path data) throws Exception {
        return startEmpty(data, Map.of());
    }

    /** The same, with more said to it by environment variables. */
    static ServerProcess startEmpty(Path data, Map<String, String> environment) throws Exception {
        List<Integer> ports = freePorts();
        ServerProcess server =
                new ServerProcess(data, ports.get(0), ports.get(1), ports.get(2), environment);
        try {
            server.awaitReady();
        } catch (RuntimeException e) {
            server.process.destroyForcibly();
            throw e;
        }
        return server;
    }

    /** Ends the process with SIGKILL, as a crash would. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor(30, TimeUnit.SECONDS);
    }

    /** Ends PostgreSQL, with all that it runs, and the process in the same way. */
    void killWithDatabase() throws Exception {
        process.destroyForcibly();
        Postmaster.kill(data.resolve("postgres/cluster"));
        kill();
    }

    /** Starts it again on the same data directory and ports, with other environment variables. */
    void startAgain(Map<String, String> otherEnvironment) throws Exception {
        environment = otherEnvironment;
        startAgain();
    }

    /** Starts it again on the same data directory and ports. */
    void startAgain() throws Exception {
        process = launch();
        awaitReady();
    }

    JsonNode sandbox() throws IOException {
        return JSON.readTree(Files.readString(data.resolve("sandbox.json")));
    }

    Path data() {
        return data;
    }

    /** Stays when the test's own directory is gone. */
    Path log() {
        return Path.of("target", "journeys", port + ".log");
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.onExit().get(30, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            process.destroyForcibly();
            throw new IllegalStateException(
                    "The server did not end when asked to, see " + log(), e);
        }
    }

    private Process launch() throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx768m",
                        "-XX:+UseSerialGC",
                        // These servers live for a minute; compiling them well costs more than it
                        // saves.
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Ddisable-axoniq-console-message=true",
                        "-cp",
                        productionClassPath(),
                        "com.bluesky.charging.app.Bluesky",
                        "start");
        builder.environment()
                .putAll(
                        Map.of(
                                "BLUESKY_DATA", data.toString(),
                                "BLUESKY_PORT", Integer.toString(port),
                                "BLUESKY_PILE_TLS_PORT", Integer.toString(pileTlsPort),
                                "BLUESKY_PILE_PORT", Integer.toString(pilePort)));
        Files.createDirectories(Path.of("target", "journeys"));
        builder.environment().putAll(environment);
        builder.redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        return builder.start();
    }

    private void awaitReady() {
        Awaitility.await("the server is ready, see " + log())
                .atMost(START_LIMIT)
                .pollInterval(Duration.ofMillis(200))
                .failFast("the server ended, see " + log(), () -> !process.isAlive())
                .until(this::isReady);
    }

    boolean isReady() throws Exception {
        Path authority = data.resolve("tls/ca.pem");
        if (!Files.exists(data.resolve("sandbox.json")) || !Files.exists(authority)) {
            return false;
        }
        try (HttpClient http =
                HttpClient.newBuilder().sslContext(ApiClient.trusting(authority)).build()) {
            HttpRequest health =
                    HttpRequest.newBuilder(
                                    URI.create(
                                            "https://localhost:"
                                                    + port
                                                    + "/actuator/health/readiness"))
                            .timeout(Duration.ofSeconds(5))
                            .build();
            return http.send(health, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            // Nobody listens yet; the condition is asked again until its limit.
            return false;
        }
    }

    /** What the application consists of, without the tests that stand beside it. */
    private static String productionClassPath() {
        return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                .splitAsStream(System.getProperty("java.class.path"))
                .filter(entry -> !entry.endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static List<Integer> freePorts() throws IOException {
        List<ServerSocket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < 3; i++) {
                sockets.add(new ServerSocket(0));
            }
            return sockets.stream().map(ServerSocket::getLocalPort).toList();
        } finally {
            for (ServerSocket socket : sockets) {
                socket.close();
            }
        }
    }
}
