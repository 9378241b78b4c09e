package com.bluesky.charging.demo;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;
import javax.net.ssl.SSLContext;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The server as a customer's app calls it: HTTPS with a token, JSON, an Idempotency-Key. */
final class OpenApi implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final String baseUrl;
    private final HttpClient client;
    private String authorization = "";

    private OpenApi(String baseUrl, HttpClient client) {
        this.baseUrl = baseUrl;
        this.client = client;
    }

    /** The server of a sandbox; it trusts the sandbox's authority and no other. */
    static OpenApi at(Sandbox sandbox) {
        HttpClient client =
                HttpClient.newBuilder()
                        .sslContext(trusting(sandbox.caCertificate()))
                        .connectTimeout(TIMEOUT)
                        .build();
        return new OpenApi(sandbox.baseUrl(), client);
    }

    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    /** Turns the API key into a token and uses it from now on (RFC 6749 §4.4). */
    JsonNode authenticate(String apiKey) throws InterruptedException {
        // bsk_<live|test>_<keyId>_<secret>
        String[] parts = apiKey.split("_", 4);
        if (parts.length != 4) {
            throw new DemoFailed("The API key of the sandbox is no API key.");
        }
        String credentials = encoded(parts[2]) + ":" + encoded(apiKey);
        JsonNode token =
                send(
                        request("/oauth2/token")
                                .header("Authorization", "Basic " + base64(credentials))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(
                                        HttpRequest.BodyPublishers.ofString(
                                                "grant_type=client_credentials")));
        authorization = "Bearer " + token.path("access_token").asString();
        return token;
    }

    JsonNode get(String path) throws InterruptedException {
        return send(request(path).header("Authorization", authorization).GET());
    }

    JsonNode post(String path, ObjectNode body) throws InterruptedException {
        return send(
                request(path)
                        .header("Authorization", authorization)
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(baseUrl + path))
                .timeout(TIMEOUT)
                .header("Accept", "application/json");
    }

    private JsonNode send(HttpRequest.Builder builder) throws InterruptedException {
        HttpRequest request = builder.build();
        try {
            HttpResponse<String> response =
                    client.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() / 100 == 2) {
                return JSON.readTree(response.body());
            }
            throw new DemoFailed(refusal(request, response));
        } catch (ConnectException e) {
            throw new DemoFailed(
                    "Nothing answers at " + baseUrl + "; run ./bluesky start first.", e);
        } catch (IOException e) {
            throw new DemoFailed(described(request) + " failed: " + e.getMessage(), e);
        }
    }

    private static String refusal(HttpRequest request, HttpResponse<String> response) {
        String type = response.headers().firstValue("Content-Type").orElse("");
        String reason = "";
        if (type.startsWith("application/problem+json")) {
            JsonNode problem = JSON.readTree(response.body());
            reason =
                    " %s: %s"
                            .formatted(
                                    problem.path("code").asString(""),
                                    problem.path("detail").asString(""));
        }
        return described(request) + " was answered with " + response.statusCode() + reason;
    }

    private static String described(HttpRequest request) {
        return request.method() + " " + request.uri().getPath();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static SSLContext trusting(Path pem) {
        try {
            return SslBundle.of(
                            new PemSslStoreBundle(
                                    null, PemSslStoreDetails.forCertificate(Files.readString(pem))))
                    .createSslContext();
        } catch (IOException | IllegalStateException e) {
            throw new DemoFailed("The CA certificate " + pem + " cannot be read.", e);
        }
    }
}
