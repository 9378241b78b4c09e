package com.bluesky.charging.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A client of the API. */
public final class Api {

    private final HttpClient http;
    private final String baseUrl;
    private final @Nullable String token;

    Api(HttpClient http, String baseUrl) {
        this(http, baseUrl, null);
    }

    private Api(HttpClient http, String baseUrl, @Nullable String token) {
        this.http = http;
        this.baseUrl = baseUrl;
        this.token = token;
    }

    /** The same client with a token for an API key. */
    public Api withToken(String apiKey) throws Exception {
        return bearing(
                token(keyIdOf(apiKey), apiKey, "grant_type=client_credentials")
                        .expect(200)
                        .text("access_token"));
    }

    public Api bearing(String accessToken) {
        return new Api(http, baseUrl, accessToken);
    }

    public String accessToken() {
        return String.valueOf(token);
    }

    public static String keyIdOf(String apiKey) {
        return apiKey.split("_", -1)[2];
    }

    public Answer token(String clientId, String apiKey, String form) throws Exception {
        String credentials =
                Base64.getEncoder()
                        .encodeToString((clientId + ":" + apiKey).getBytes(StandardCharsets.UTF_8));
        return send(
                request("/oauth2/token")
                        .setHeader("Authorization", "Basic " + credentials)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    public Answer get(String path) throws Exception {
        return send(request(path).GET());
    }

    public Answer delete(String path) throws Exception {
        return send(request(path).DELETE());
    }

    public Answer put(String path, Map<String, ?> body) throws Exception {
        return send(
                request(path)
                        .header("Content-Type", "application/json")
                        .PUT(
                                HttpRequest.BodyPublishers.ofString(
                                        ApiTest.JSON.writeValueAsString(body))));
    }

    /** A change of what was read with a tag; none is sent without one. */
    public Answer patch(String path, Map<String, ?> body, @Nullable String etag) throws Exception {
        HttpRequest.Builder request =
                request(path)
                        .header("Content-Type", Patch.MEDIA_TYPE)
                        .method(
                                "PATCH",
                                HttpRequest.BodyPublishers.ofString(
                                        ApiTest.JSON.writeValueAsString(body)));
        if (etag != null) {
            request.header(IfMatch.HEADER, etag);
        }
        return send(request);
    }

    /** An action on what was read with a tag; none is sent without one. */
    public Answer postMatching(String path, Map<String, ?> body, @Nullable String etag)
            throws Exception {
        HttpRequest.Builder request =
                request(path)
                        .header("Content-Type", "application/json")
                        .header(IdempotencyKey.HEADER, UUID.randomUUID().toString())
                        .POST(
                                HttpRequest.BodyPublishers.ofString(
                                        ApiTest.JSON.writeValueAsString(body)));
        if (etag != null) {
            request.header(IfMatch.HEADER, etag);
        }
        return send(request);
    }

    public Answer post(String path, Map<String, ?> body) throws Exception {
        return post(path, body, UUID.randomUUID().toString());
    }

    public Answer post(String path, Map<String, ?> body, String key) throws Exception {
        return postText(path, ApiTest.JSON.writeValueAsString(body), key);
    }

    public Answer postText(String path, String body, String key) throws Exception {
        return send(
                request(path)
                        .header("Content-Type", "application/json")
                        .header(IdempotencyKey.HEADER, key)
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    public HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(baseUrl + path)).timeout(Duration.ofSeconds(30));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return request;
    }

    public Answer send(HttpRequest.Builder request) throws Exception {
        HttpRequest sent = request.build();
        HttpResponse<String> response = http.send(sent, HttpResponse.BodyHandlers.ofString());
        Answer answer =
                new Answer(
                        response.statusCode(),
                        response.headers(),
                        response.body().isEmpty()
                                ? ApiTest.JSON.missingNode()
                                : ApiTest.JSON.readTree(response.body()));
        Description.committed()
                .assertDescribes(
                        sent.method(),
                        sent.uri().getPath(),
                        answer.status(),
                        answer.headers(),
                        answer.body());
        return answer;
    }

    /**
     * Sends what may be answered with a stream or a document, of which nothing is read. Whether the
     * answer is described is not asked.
     */
    public Answer begin(HttpRequest.Builder request) throws Exception {
        HttpResponse<InputStream> response =
                http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = response.body()) {
            String type = response.headers().firstValue("Content-Type").orElse("");
            if (!type.contains("json")) {
                return new Answer(
                        response.statusCode(), response.headers(), ApiTest.JSON.missingNode());
            }
            return new Answer(
                    response.statusCode(), response.headers(), ApiTest.JSON.readTree(body));
        }
    }

    /** An answer of the server. */
    public record Answer(int status, HttpHeaders headers, JsonNode body) {

        public Answer expect(int expected) {
            assertThat(status).as("%s", body).isEqualTo(expected);
            return this;
        }

        /** Asserts that it is a problem document, complete and without what servers keep inside. */
        public Answer expectProblem(int expected, String code) {
            expect(expected);
            assertThat(headers.firstValue("Content-Type")).contains(Problem.MEDIA_TYPE);
            assertThat(body.path("code").asString("")).as("%s", body).isEqualTo(code);
            assertThat(body.path("status").asInt(0)).isEqualTo(expected);
            assertThat(body.path("type").asString("")).endsWith(code);
            assertThat(body.path("title").asString("")).isNotBlank();
            assertThat(body.path("detail").asString(""))
                    .as("the detail says what to do, the title says what happened")
                    .isNotBlank()
                    .isNotEqualTo(body.path("title").asString(""));
            assertThat(headers.firstValue(RequestIds.HEADER))
                    .contains(body.path("requestId").asString(""));
            assertThat(body.toString()).doesNotContain("Exception", "com.bluesky", "org.spring");
            return this;
        }

        public Answer expectPointer(String pointer) {
            assertThat(body.path("errors").valueStream())
                    .as("%s", body)
                    .anyMatch(error -> error.path("pointer").asString("").equals(pointer));
            return this;
        }

        /** The value of a header that must be there. */
        public String header(String name) {
            return headers.firstValue(name).orElseThrow();
        }

        public String text(String field) {
            assertThat(body.path(field).isString()).as("%s in %s", field, body).isTrue();
            return body.get(field).asString();
        }
    }
}
