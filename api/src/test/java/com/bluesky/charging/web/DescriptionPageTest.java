package com.bluesky.charging.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * What a browser does on the page of the API, done without one: it loads what the page names, and
 * what the page's script makes of a request, told by Node.js, is sent as it is.
 */
class DescriptionPageTest extends ApiTest {

    private static final String PAGE = "/docs/swagger-ui/index.html";

    /** Runs both functions of the helper on what it reads, and prints what they made of it. */
    private static final String PROGRAM =
            """
            const input = JSON.parse(require('fs').readFileSync(0, 'utf8'));
            globalThis.window = { location: { href: input.page } };
            const helper = new Function(input.script + '; return helper;')();
            process.stdout.write(JSON.stringify({
              request: helper.request(input.request),
              response: JSON.parse(helper.response(input.response).text),
            }));
            """;

    @Test
    void the_root_leads_to_the_page_and_browsers_find_its_icon_and_title() throws Exception {
        for (String way : List.of("/", "/docs", "/docs/")) {
            assertThat(fetch(way).headers().firstValue("Location")).hasValue("/docs/ui");
        }
        String icon = fetch("/favicon.ico").headers().firstValue("Location").orElseThrow();
        assertThat(fetch(icon).statusCode()).isEqualTo(200);
        assertThat(fetch(PAGE).body())
                .contains("<title>Bluesky open charge point interface</title>");
    }

    @Test
    void the_page_loads_nothing_from_elsewhere() throws Exception {
        assertThat(anonymous().get("/docs/ui").headers().firstValue("Location")).hasValue(PAGE);
        HttpResponse<String> page = fetch(PAGE);
        String policy = page.headers().firstValue("Content-Security-Policy").orElseThrow();
        assertThat(policy).startsWith("default-src 'self';").doesNotContain("http", "*", "eval");
        Matcher links = Pattern.compile("(?:src|href)=\"([^\"]+)\"").matcher(page.body());
        int loaded = 0;
        while (links.find()) {
            URI link = URI.create(PAGE).resolve(links.group(1));
            assertThat(link.getHost()).as(links.group(1)).isNull();
            assertThat(fetch(link.toString()).statusCode()).as(link.toString()).isEqualTo(200);
            loaded++;
        }
        assertThat(loaded).isGreaterThan(4);
        assertThat(page.body()).as("scripts stand in files").doesNotContain("<script>");
        assertThat(initializer()).doesNotContain("http://", "https://");
        JsonNode settings = JSON.readTree(fetch("/v1/openapi.json/swagger-config").body());
        assertThat(settings.path("url").asString()).isEqualTo("/v1/openapi.json");
        assertThat(settings.path("validatorUrl").asString()).isEmpty();
    }

    @Test
    void the_key_alone_gets_a_token_and_posts_work_with_the_keys_that_are_shown() throws Exception {
        String key = sandbox.path("apiKey").asString();
        JsonNode made =
                helped(
                        // As the page sends it when only the key was pasted.
                        basic("taken from the key", key), fetch("/v1/openapi.json").body());

        String authorization =
                made.path("request").path("headers").path("Authorization").asString();
        JsonNode token =
                anonymous()
                        .send(
                                anonymous()
                                        .request("/oauth2/token")
                                        .header("Authorization", authorization)
                                        .header("X-Requested-With", "XMLHttpRequest")
                                        .header("Content-Type", "application/x-www-form-urlencoded")
                                        .POST(
                                                HttpRequest.BodyPublishers.ofString(
                                                        "grant_type=client_credentials")))
                        .expect(200)
                        .body();
        JsonNode parameters =
                made.path("response")
                        .path("paths")
                        .path("/v1/users")
                        .path("post")
                        .path("parameters");
        String shown = parameters.path(0).path("example").asString();
        assertThat(parameters.path(0).path("name").asString()).isEqualTo(IdempotencyKey.HEADER);
        assertThat(UUID.fromString(shown)).isNotNull();
        Api app = anonymous().bearing(token.path("access_token").asString());
        app.get("/v1/devices").expect(200);
        String first =
                app.post("/v1/users", Map.of("name", "Visitor"), shown).expect(201).text("id");
        String again =
                app.post("/v1/users", Map.of("name", "Visitor"), shown).expect(201).text("id");
        assertThat(again).isEqualTo(first);
        app.post("/v1/users", Map.of("name", "Another"), shown).expect(422);
    }

    @Test
    void lists_are_answered_as_they_are_shown() throws Exception {
        JsonNode paths =
                helped(basic("", "key"), fetch("/v1/openapi.json").body())
                        .path("response")
                        .path("paths");

        for (String list :
                List.of("/v1/users", "/v1/sites", "/v1/devices", "/v1/price-plans", "/v1/orders")) {
            JsonNode parameters = paths.path(list).path("get").path("parameters");
            assertThat(parameters.size()).as(list).isPositive();
            for (JsonNode parameter : parameters) {
                String what = list + " " + parameter.path("name").asString();
                assertThat(parameter.path("in").asString()).as(what).isEqualTo("query");
                assertThat(parameter.has("example")).as(what).isFalse();
                assertThat(parameter.path("schema").has("example")).as(what).isFalse();
                assertThat(parameter.path("schema").has("examples")).as(what).isFalse();
            }
            assertThat(parameters.toString()).contains("Example: `");
            api.get(list).expect(200);
        }
    }

    @Test
    void a_client_id_that_was_written_is_left_as_it_is() throws Exception {
        String own = basic("cust-1", "bsk_test_key1_secret");

        JsonNode made = helped(own, fetch("/v1/openapi.json").body());

        assertThat(made.path("request").path("headers").path("Authorization").asString())
                .isEqualTo(own);
    }

    private JsonNode helped(String authorization, String description) throws Exception {
        String base = "https://localhost:" + port;
        String input =
                JSON.writeValueAsString(
                        Map.of(
                                "page",
                                base + PAGE,
                                "script",
                                initializer(),
                                "request",
                                Map.of(
                                        "url",
                                        base + "/oauth2/token",
                                        "headers",
                                        Map.of("Authorization", authorization)),
                                "response",
                                Map.of("url", base + "/v1/openapi.json", "text", description)));
        Path errors = Files.createTempFile("node", ".err");
        Process node =
                new ProcessBuilder(List.of("node", "-e", PROGRAM))
                        .redirectError(errors.toFile())
                        .start();
        try (OutputStream stdin = node.getOutputStream()) {
            stdin.write(input.getBytes(StandardCharsets.UTF_8));
        }
        String printed = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(node.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(node.exitValue()).as(Files.readString(errors)).isZero();
        Files.delete(errors);
        return JSON.readTree(printed);
    }

    private String initializer() throws Exception {
        return fetch("/docs/swagger-ui/swagger-initializer.js").body();
    }

    private HttpResponse<String> fetch(String path) throws Exception {
        try (HttpClient http = HttpClient.newBuilder().sslContext(trust()).build()) {
            return http.send(
                    HttpRequest.newBuilder(URI.create("https://localhost:" + port + path))
                            .timeout(Duration.ofSeconds(30))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    private static String basic(String clientId, String secret) {
        return "Basic "
                + Base64.getEncoder()
                        .encodeToString((clientId + ":" + secret).getBytes(StandardCharsets.UTF_8));
    }
}
