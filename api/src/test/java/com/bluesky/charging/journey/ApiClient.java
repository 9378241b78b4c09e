package com.bluesky.charging.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A customer's app: knows the address, the certificate of the authority and an API key, and nothing
 * else.
 */
final class ApiClient {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http;
    private final String baseUrl;
    private final String token;

    private ApiClient(HttpClient http, String baseUrl, String token) {
        this.http = http;
        this.baseUrl = baseUrl;
        this.token = token;
    }

    /** An answer of the server; the body is a missing node when there is none. */
    record Answer(int status, JsonNode body, Map<String, List<String>> headers) {

        Answer expect(int expected) {
            assertThat(status).as("status of %s", body).isEqualTo(expected);
            return this;
        }

        String code() {
            return body.path("code").asString();
        }

        String text(String field) {
            assertThat(body.has(field)).as("%s in %s", field, body).isTrue();
            return body.get(field).asString();
        }
    }

    /** Logs in with an API key and trusts the server's own authority. */
    static ApiClient logIn(JsonNode credentials) throws Exception {
        String baseUrl = credentials.get("baseUrl").asString();
        HttpClient http =
                HttpClient.newBuilder()
                        .sslContext(trusting(Path.of(credentials.get("caCertificate").asString())))
                        .connectTimeout(PATIENCE)
                        .build();
        String apiKey = credentials.get("apiKey").asString();
        String keyId = apiKey.split("_", -1)[2];
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(baseUrl + "/oauth2/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header(
                                "Authorization",
                                "Basic "
                                        + Base64.getEncoder()
                                                .encodeToString(
                                                        (encode(keyId) + ":" + encode(apiKey))
                                                                .getBytes(StandardCharsets.UTF_8)))
                        .timeout(PATIENCE)
                        .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
                        .build();
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return new ApiClient(
                http, baseUrl, JSON.readTree(response.body()).get("access_token").asString());
    }

    Answer get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    Answer post(String path, Map<String, ?> body) throws IOException, InterruptedException {
        return post(path, body, UUID.randomUUID().toString());
    }

    Answer post(String path, Map<String, ?> body, String idempotencyKey)
            throws IOException, InterruptedException {
        return send(
                request(path)
                        .header("Idempotency-Key", idempotencyKey)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    /** A request to send as it is, for those that are wrong on purpose. */
    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(baseUrl + path))
                .header("Authorization", "Bearer " + token)
                .timeout(PATIENCE);
    }

    Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response =
                http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return new Answer(response.statusCode(), json(response.body()), response.headers().map());
    }

    HttpClient http() {
        return http;
    }

    private static JsonNode json(@Nullable String body) {
        return body == null || body.isBlank() ? JSON.missingNode() : JSON.readTree(body);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    static SSLContext trusting(Path authority) throws GeneralSecurityException, IOException {
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        try (InputStream pem = Files.newInputStream(authority)) {
            trusted.setCertificateEntry(
                    "authority", CertificateFactory.getInstance("X.509").generateCertificate(pem));
        }
        TrustManagerFactory managers =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(null, managers.getTrustManagers(), null);
        return tls;
    }
}
