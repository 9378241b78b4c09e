package com.bluesky.charging.bench.rig;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The server as customers call it: HTTPS with a token. */
public final class Client implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private static final int ATTEMPTS = 5;

    /** Half of what a token lives. */
    private static final Duration TOKEN_KEPT = Duration.ofMinutes(5);

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http;
    private final String baseUrl;

    public Client(BenchServer server) {
        this(server.baseUrl(), server.caCertificate());
    }

    /** A server anywhere. */
    Client(String baseUrl, Path caCertificate) {
        this.baseUrl = baseUrl;
        http =
                HttpClient.newBuilder()
                        .sslContext(trusting(caCertificate))
                        .connectTimeout(TIMEOUT)
                        .version(HttpClient.Version.HTTP_1_1)
                        .build();
    }

    /** The key of the platform. */
    public static String platformKey(BenchServer server) {
        return apiKey(server.platformFile());
    }

    /** The key that a file of a data directory tells. */
    static String apiKey(Path file) {
        try {
            return JSON.readTree(Files.readString(file)).path("apiKey").asString();
        } catch (IOException e) {
            throw new BenchFailed("The key cannot be read: " + e.getMessage(), e);
        }
    }

    /** Who has an API key: asks for a token when there is none, or an old one. */
    public final class Identity {

        private final String apiKey;
        private String token = "";
        private long tokenNanos;

        Identity(String apiKey) {
            this.apiKey = apiKey;
        }

        /** A token of its own, which no other call takes. */
        public synchronized String newToken() throws InterruptedException {
            token = "";
            return token();
        }

        private synchronized String token() throws InterruptedException {
            if (token.isEmpty() || System.nanoTime() - tokenNanos > TOKEN_KEPT.toNanos()) {
                String credentials = apiKey.split("_", -1)[2] + ":" + apiKey;
                HttpRequest.Builder request =
                        request("/oauth2/token")
                                .header("Authorization", "Basic " + base64(credentials))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(
                                        HttpRequest.BodyPublishers.ofString(
                                                "grant_type=client_credentials"));
                token = answer(request).path("access_token").asString();
                tokenNanos = System.nanoTime();
            }
            return token;
        }

        public JsonNode get(String path) throws InterruptedException {
            return answer(authorized(path).GET());
        }

        public JsonNode post(String path, Map<String, ?> body) throws InterruptedException {
            return answer(creating(path, body));
        }

        /** Posts what is made for a version of what it changes. */
        public JsonNode post(String path, Map<String, ?> body, long version)
                throws InterruptedException {
            return answer(creating(path, body).header("If-Match", "\"" + version + "\""));
        }

        public JsonNode put(String path, Map<String, ?> body) throws InterruptedException {
            return answer(
                    authorized(path)
                            .header("Content-Type", "application/json")
                            .PUT(body(JSON.writeValueAsString(body))));
        }

        private HttpRequest.Builder creating(String path, Map<String, ?> body)
                throws InterruptedException {
            return authorized(path)
                    .header("Content-Type", "application/json")
                    .header("Idempotency-Key", UUID.randomUUID().toString())
                    .POST(body(JSON.writeValueAsString(body)));
        }

        /** Makes a request of a read, whose answer nobody looks at; it must be a good one. */
        public void read(String name, Ask ask) throws InterruptedException {
            HttpRequest.Builder request = authorized(ask.path()).header(ServerTimes.HEADER, name);
            String body = ask.body();
            if (body == null) {
                request.GET();
            } else {
                request.header("Content-Type", "application/json").POST(body(body));
            }
            send(request);
        }

        private HttpRequest.Builder authorized(String path) throws InterruptedException {
            return request(path).header("Authorization", "Bearer " + token());
        }
    }

    /**
     * One request of a read.
     *
     * @param body JSON of a POST; null for a GET
     */
    public record Ask(String path, @Nullable String body) {

        public static Ask get(String path) {
            return new Ask(path, null);
        }

        public static Ask post(String path, Map<String, ?> body) {
            return new Ask(path, JSON.writeValueAsString(body));
        }
    }

    /** What it trusts, for who speaks to the server in another way. */
    public SSLContext tls() {
        return http.sslContext();
    }

    public Identity identity(String apiKey) {
        return new Identity(apiKey);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(baseUrl + path)).timeout(TIMEOUT);
    }

    private JsonNode answer(HttpRequest.Builder request) throws InterruptedException {
        return JSON.readTree(send(request));
    }

    private String send(HttpRequest.Builder builder) throws InterruptedException {
        HttpRequest request = builder.build();
        HttpResponse<String> response = answered(request);
        if (response.statusCode() / 100 == 2) {
            return response.body();
        }
        throw new BenchFailed(
                "%s %s was answered with %d: %s"
                        .formatted(
                                request.method(),
                                request.uri(),
                                response.statusCode(),
                                response.body()));
    }

    /**
     * Sends a request, and again when its connection broke: the server may close idle ones, several
     * after a pause, at the moment at which they are used again. All requests here are safe to
     * repeat.
     */
    private HttpResponse<String> answered(HttpRequest request) throws InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                return http.send(request, HttpResponse.BodyHandlers.ofString());
            } catch (IOException e) {
                if (attempt == ATTEMPTS) {
                    throw new BenchFailed(request.uri() + " failed: " + e, e);
                }
            }
        }
    }

    private static HttpRequest.BodyPublisher body(String text) {
        return HttpRequest.BodyPublishers.ofString(text);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    static SSLContext trusting(Path pem) {
        try {
            return SslBundle.of(
                            new PemSslStoreBundle(
                                    null, PemSslStoreDetails.forCertificate(Files.readString(pem))))
                    .createSslContext();
        } catch (IOException | IllegalStateException e) {
            throw new BenchFailed("The CA certificate " + pem + " cannot be read.", e);
        }
    }
}
