package com.bluesky.charging.bench.rig;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The application in a process of its own, started by {@code ./bluesky start} where that is known,
 * on ports of its own. It counts nobody's requests.
 */
public final class ServerProcess implements AutoCloseable {

    /** The first start of all makes the sandbox. */
    private static final Duration READY_WITHIN = Duration.ofMinutes(3);

    private static final Duration END_WITHIN = Duration.ofSeconds(60);

    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    private static final int PORTS = 3;

    /** What the launcher takes more options of the JVM from. */
    private static final String JAVA_OPTIONS = "BLUESKY_JAVA_OPTIONS";

    private final Process process;
    private final Path data;
    private final List<Integer> ports;
    private final Duration toReady;
    private final Duration processorToReady;

    private ServerProcess(Process process, Path data, List<Integer> ports, long begunNanos)
            throws InterruptedException {
        this.process = process;
        this.data = data;
        this.ports = ports;
        awaitReady();
        toReady = Duration.ofNanos(System.nanoTime() - begunNanos);
        processorToReady = processorTime();
    }

    /**
     * Starts it, and waits until it says that it is ready, over HTTPS.
     *
     * @param data the directory of everything that lasts; stays when it ends
     * @param options such as {@code --no-sandbox}
     */
    public static ServerProcess start(Path data, String... options) throws InterruptedException {
        return start(List.of(), data, options);
    }

    /**
     * The same.
     *
     * @param jvmOptions more than it has anyhow; the last of a name counts
     */
    public static ServerProcess start(List<String> jvmOptions, Path data, String... options)
            throws InterruptedException {
        List<String> command = new ArrayList<>(command(jvmOptions));
        command.addAll(List.of(options));
        try {
            List<Integer> ports = freePorts();
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.redirectOutput(
                    ProcessBuilder.Redirect.appendTo(data.resolve("bench.log").toFile()));
            builder.environment()
                    .putAll(
                            Map.of(
                                    "BLUESKY_DATA",
                                    data.toString(),
                                    "BLUESKY_PORT",
                                    ports.get(0).toString(),
                                    "BLUESKY_PILE_PORT",
                                    ports.get(1).toString(),
                                    "BLUESKY_PILE_TLS_PORT",
                                    ports.get(2).toString(),
                                    "BLUESKY_LIMITS_KEY_REQUESTS_PER_MINUTE",
                                    Integer.toString(Integer.MAX_VALUE),
                                    "BLUESKY_LIMITS_ADDRESS_REQUESTS_PER_MINUTE",
                                    Integer.toString(Integer.MAX_VALUE)));
            builder.environment()
                    .merge(JAVA_OPTIONS, String.join(" ", jvmOptions), "%s %s"::formatted);
            long begunNanos = System.nanoTime();
            return new ServerProcess(builder.start(), data, ports, begunNanos);
        } catch (IOException e) {
            throw new BenchFailed("The server cannot be started: " + e.getMessage(), e);
        }
    }

    /** As the launcher starts it, or from the classes that run here when it is not known. */
    private static List<String> command(List<String> jvmOptions) {
        String launcher = System.getProperty("bluesky.launcher");
        if (launcher != null) {
            // It takes the options of the JVM from its environment.
            return List.of(launcher, "start");
        }
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Ddisable-axoniq-console-message=true"));
        command.addAll(jvmOptions);
        command.addAll(
                List.of(
                        "-cp",
                        Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                                .splitAsStream(System.getProperty("java.class.path"))
                                .filter(entry -> !entry.endsWith("test-classes"))
                                .collect(Collectors.joining(File.pathSeparator)),
                        "com.bluesky.charging.app.Bluesky",
                        "start"));
        return command;
    }

    private static List<Integer> freePorts() throws IOException {
        List<ServerSocket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < PORTS; i++) {
                sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            return sockets.stream().map(ServerSocket::getLocalPort).toList();
        } finally {
            for (ServerSocket socket : sockets) {
                socket.close();
            }
        }
    }

    private void awaitReady() throws InterruptedException {
        HttpRequest readiness =
                HttpRequest.newBuilder(URI.create(baseUrl() + "/actuator/health/readiness"))
                        .timeout(Duration.ofSeconds(5))
                        .build();
        long giveUpNanos = System.nanoTime() + READY_WITHIN.toNanos();
        while (!Files.exists(caCertificate())) {
            pause(giveUpNanos);
        }
        try (HttpClient http =
                HttpClient.newBuilder().sslContext(Client.trusting(caCertificate())).build()) {
            while (!isReady(http, readiness)) {
                pause(giveUpNanos);
            }
        }
    }

    private static boolean isReady(HttpClient http, HttpRequest readiness)
            throws InterruptedException {
        try {
            return http.send(readiness, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException _) {
            // Nobody listens yet.
            return false;
        }
    }

    private void pause(long giveUpNanos) throws InterruptedException {
        if (!process.isAlive() || System.nanoTime() > giveUpNanos) {
            process.destroy();
            throw new BenchFailed("The server did not start; see " + data.resolve("bench.log"));
        }
        Thread.sleep(LOOK_AGAIN);
    }

    public Duration toReady() {
        return toReady;
    }

    /** What all its threads took of the processors until it was ready; PostgreSQL's apart. */
    public Duration processorToReady() {
        return processorToReady;
    }

    public Duration processorTime() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    public Resident resident() {
        return Resident.of(process.pid());
    }

    /** What PostgreSQL's processes have in memory together, in KiB; they are nobody's children. */
    public long postgresKib() {
        long postmaster = Long.parseLong(postmasterLine(0));
        return Resident.shareKib(postmaster)
                + ProcessHandle.of(postmaster).stream()
                        .flatMap(ProcessHandle::descendants)
                        .mapToLong(each -> Resident.shareKib(each.pid()))
                        .sum();
    }

    private String postmasterLine(int number) {
        Path file = data.resolve("postgres/cluster/postmaster.pid");
        try {
            return Files.readAllLines(file).get(number).strip();
        } catch (IOException e) {
            throw new BenchFailed("The server's PostgreSQL cannot be found: " + e.getMessage(), e);
        }
    }

    /** What a tool of the JDK answers about it, such as {@code GC.class_histogram}. */
    public List<String> ask(String command) throws InterruptedException {
        try {
            Process jcmd =
                    new ProcessBuilder(
                                    Path.of(System.getProperty("java.home"), "bin", "jcmd")
                                            .toString(),
                                    Long.toString(process.pid()),
                                    command)
                            .redirectErrorStream(true)
                            .start();
            List<String> said =
                    new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .toList();
            jcmd.waitFor();
            return said;
        } catch (IOException e) {
            throw new BenchFailed("The server's memory cannot be asked for: " + e, e);
        }
    }

    /** What lives in its heap after a full collection, in bytes. */
    public long liveBytes() throws InterruptedException {
        return ask("GC.class_histogram").stream()
                .filter(line -> line.startsWith("Total"))
                .mapToLong(line -> Long.parseLong(line.strip().split("\\s+", -1)[2]))
                .findFirst()
                .orElseThrow(() -> new BenchFailed("The server's heap cannot be counted."));
    }

    public String baseUrl() {
        return "https://localhost:" + ports.get(0);
    }

    public int port() {
        return ports.get(0);
    }

    public String pileUrl() {
        return "ws://localhost:" + pilePort() + "/ocpp";
    }

    public int pilePort() {
        return ports.get(1);
    }

    public Path caCertificate() {
        return data.resolve("tls/ca.pem");
    }

    public Client client() {
        return new Client(baseUrl(), caCertificate());
    }

    /** The key in {@code platform.json} or {@code sandbox.json}. */
    public String apiKey(String file) {
        return Client.apiKey(data.resolve(file));
    }

    /** Connections to its embedded PostgreSQL, which see the read models. */
    public DataSource readModel() {
        try {
            return new DriverManagerDataSource(
                    "jdbc:postgresql://127.0.0.1:"
                            + postmasterLine(3)
                            + "/postgres?currentSchema=read",
                    "postgres",
                    Files.readString(data.resolve("postgres/password")).strip());
        } catch (IOException e) {
            throw new BenchFailed("The server's PostgreSQL cannot be found: " + e.getMessage(), e);
        }
    }

    /** Ends it as Ctrl-C does. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(END_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new BenchFailed("The server did not end; see " + data.resolve("bench.log"));
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
