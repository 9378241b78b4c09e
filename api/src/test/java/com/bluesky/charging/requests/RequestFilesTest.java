package com.bluesky.charging.requests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bluesky.charging.requests.RequestFile.Request;
import com.bluesky.charging.web.Api;
import com.bluesky.charging.web.ApiTest;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The request files of the documentation do what they say, and may be run again. */
class RequestFilesTest extends ApiTest {

    private static final Path FOLDER = Path.of("..", "docs", "requests");

    /** For what a pile has to do first. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Pattern VARIABLE = Pattern.compile("\\{\\{([^}]+)}}");
    private static final Pattern HEXADECIMAL =
            Pattern.compile("\\$random\\.hexadecimal\\((\\d+)\\)");

    @TempDir Path folder;

    static List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(FOLDER)) {
            return all.filter(file -> file.toString().endsWith(".http")).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void a_file_runs_from_top_to_bottom_twice(Path path) throws Exception {
        RequestFile file = RequestFile.read(path);
        assertThat(file.requests()).hasSizeGreaterThan(3);
        for (int run = 1; run <= 2; run++) {
            Map<String, String> variables = environment();
            for (Request request : file.requests()) {
                send(
                        path.getFileName() + ", run " + run + ": " + request.title(),
                        request,
                        variables);
            }
        }
    }

    @Test
    void the_readme_of_the_files_names_each_of_them() throws Exception {
        String readme = Files.readString(FOLDER.resolve("README.md"));
        for (Path file : files()) {
            assertThat(readme).contains("(" + file.getFileName() + ")");
        }
        assertThat(readme).contains("jq -s -f docs/requests/environment.jq");
    }

    @Test
    void what_an_editor_may_not_understand_is_an_error() throws IOException {
        for (String text :
                List.of(
                        "### No expectation\nGET {{baseUrl}}/v1/sites\n",
                        "### No request\n# expect 200\nFETCH {{baseUrl}}/v1/sites\n",
                        "### No header\n# expect 200\nGET {{baseUrl}}/v1/sites\nAccept\n",
                        """
                        ### Not after it
                        # expect 200
                        GET /

                        > {% client.global.set("a", response.body.a); %}
                        more
                        """,
                        "something in front\n### Fine\n# expect 200\nGET /\n")) {
            Path file = Files.writeString(folder.resolve("bad.http"), text);
            assertThatThrownBy(() -> RequestFile.read(file))
                    .as(text)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("not every editor understands");
        }
    }

    private void send(String name, Request request, Map<String, String> variables)
            throws Exception {
        Api.Answer answer = sent(name, request, variables);
        if (!request.expected().atOnce()) {
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (!isExpected(request, answer) && System.nanoTime() < deadline) {
                Awaitility.await().pollDelay(Duration.ofMillis(300)).until(() -> true);
                answer = sent(name, request, variables);
            }
        }
        assertThat(isExpected(request, answer))
                .as(
                        "%s expects %s, not %d %s",
                        name, request.expected(), answer.status(), answer.body())
                .isTrue();
        for (Map.Entry<String, String> kept : request.kept().entrySet()) {
            String value = valueOf(kept.getValue(), answer.body());
            assertThat(value).as(name + ": " + kept.getValue()).isNotEmpty();
            variables.put(kept.getKey(), value);
        }
    }

    private static boolean isExpected(Request request, Api.Answer answer) {
        return request.expected().isMetBy(answer.status(), answer.body());
    }

    private Api.Answer sent(String name, Request request, Map<String, String> variables)
            throws Exception {
        HttpRequest.Builder builder = anonymous().request(filled(name, request.url(), variables));
        request.headers()
                .forEach((header, value) -> builder.header(header, filled(name, value, variables)));
        builder.method(
                request.method(),
                request.body().isEmpty()
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofString(
                                filled(name, request.body(), variables)));
        return anonymous().send(builder);
    }

    private static String filled(String name, String text, Map<String, String> variables) {
        return VARIABLE.matcher(text)
                .replaceAll(it -> Matcher.quoteReplacement(value(name, it.group(1), variables)));
    }

    private static String value(String name, String variable, Map<String, String> variables) {
        Matcher hexadecimal = HEXADECIMAL.matcher(variable);
        if (hexadecimal.matches()) {
            byte[] bytes = new byte[Integer.parseInt(hexadecimal.group(1)) / 2];
            new Random().nextBytes(bytes);
            return HexFormat.of().formatHex(bytes);
        }
        if (variable.equals("$uuid")) {
            return UUID.randomUUID().toString();
        }
        return Objects.requireNonNull(variables.get(variable), name + " needs " + variable);
    }

    /** What {@code response.body.items[0].id} is. */
    private static String valueOf(String expression, JsonNode body) {
        JsonNode value = body;
        for (String step : expression.replace("[", ".").replace("]", "").split("\\.", -1)) {
            if (!step.equals("body")) {
                value =
                        step.matches("\\d+")
                                ? value.path(Integer.parseInt(step))
                                : value.path(step);
            }
        }
        return value.asString("");
    }

    /** The environment as the documentation lets it be made; the server listens elsewhere. */
    private static Map<String, String> environment() throws Exception {
        Process jq;
        try {
            jq =
                    new ProcessBuilder(
                                    "jq",
                                    "-s",
                                    "-f",
                                    FOLDER.resolve("environment.jq").toString(),
                                    data().resolve("sandbox.json").toString(),
                                    data().resolve("platform.json").toString())
                            .redirectErrorStream(true)
                            .start();
        } catch (IOException e) {
            throw new IllegalStateException("jq is needed for this test; install it.", e);
        }
        String printed = new String(jq.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(jq.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(jq.exitValue()).as(printed).isZero();
        Map<String, String> variables = new HashMap<>();
        JSON.readTree(printed)
                .path("sandbox")
                .propertyStream()
                .forEach(it -> variables.put(it.getKey(), it.getValue().asString("")));
        variables.put("baseUrl", "");
        return variables;
    }
}
