package com.bluesky.charging.bench.stream;

import com.bluesky.charging.bench.rig.BenchFailed;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A connection by TLS that asks for one thing, and hears what comes. */
final class Connection implements AutoCloseable {

    private static final int BUFFER = 1_024;

    private static final String TOO_MANY = "HTTP/1.1 429";

    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(60);

    private static final Pattern REPORTED_AT = Pattern.compile("\"reportedAt\":\"([^\"]+)\"");

    private final SSLSocket socket;
    private final CountDownLatch answered = new CountDownLatch(1);
    private final Queue<Heard> heard = new ConcurrentLinkedQueue<>();

    private volatile boolean refused;

    /** What it was told last, for who waits in vain for its answer. */
    private volatile String last = "nothing";

    /**
     * A sample that arrived.
     *
     * @param at when the pile made it
     * @param nanos from then until the whole message was here
     */
    record Heard(Instant at, long nanos) {}

    private Connection(SSLSocket socket) {
        this.socket = socket;
    }

    /**
     * Asks.
     *
     * @param answerBegins what stands in a line when there is an answer
     */
    static Connection to(SSLContext tls, int port, String path, String token, String answerBegins) {
        try {
            SSLSocket socket =
                    (SSLSocket)
                            tls.getSocketFactory()
                                    .createSocket(InetAddress.getLoopbackAddress(), port);
            socket.getOutputStream()
                    .write(
                            "GET %s HTTP/1.1\r\nHost: localhost:%d\r\nAuthorization: Bearer %s\r\n\r\n"
                                    .formatted(path, port, token)
                                    .getBytes(StandardCharsets.US_ASCII));
            Connection connection = new Connection(socket);
            Thread.ofVirtual().start(() -> connection.listen(answerBegins));
            return connection;
        } catch (IOException e) {
            throw new BenchFailed("No connection can be opened: " + e.getMessage(), e);
        }
    }

    private void listen(String answerBegins) {
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8),
                        BUFFER)) {
            String line = lines.readLine();
            while (line != null) {
                refused |= line.startsWith(TOO_MANY);
                if (refused || line.contains(answerBegins)) {
                    answered.countDown();
                }
                hear(line, Instant.now());
                if (answered.getCount() > 0) {
                    last = line;
                }
                line = lines.readLine();
            }
            last = "the end, after: ".concat(last);
        } catch (IOException e) {
            // It was closed here; one that the server closes lacks samples, which is counted.
            last = "%s, after: %s".formatted(e.getMessage(), last);
        }
    }

    private void hear(String line, Instant now) {
        if (line.startsWith("data:")) {
            Matcher times = REPORTED_AT.matcher(line);
            while (times.find()) {
                Instant at = Instant.parse(times.group(1));
                heard.add(new Heard(at, Duration.between(at, now).toNanos()));
            }
        }
    }

    /** Whether it was answered; not, when there were too many and it has to be opened again. */
    boolean awaitAnswer() throws InterruptedException {
        if (!answered.await(ANSWERED_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
            throw new BenchFailed("A connection was not answered; it was told last: " + last);
        }
        return !refused;
    }

    Queue<Heard> heard() {
        return heard;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException _) {
            // It is gone, which was meant.
        }
    }
}
