package com.bluesky.charging.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * The description says of everything what it is and what it looks like, and what it shows is true.
 * That an example fits its schema is what the linters look at.
 */
class DescriptionExamplesTest extends ApiTest {

    /** Between the parts of a charge; no request is answered with them. */
    private static final Set<String> NEVER_ANSWERED = Set.of("HOLD_IS_OVER", "OCCUPANCY_IS_OVER");

    private static final Pattern CODE =
            Pattern.compile("^\\| `([A-Z_]+)` \\| [0-9]+ ", Pattern.MULTILINE);

    /** What a body is answered with that is not understood. */
    private static final Set<Integer> NOT_UNDERSTOOD = Set.of(400, 401, 403, 405, 413, 415, 500);

    private final JsonNode description = committed();

    @Test
    void every_operation_has_examples_of_what_is_sent_and_answered() {
        List<String> without = new ArrayList<>();
        forEachOperation((name, operation) -> {
            if (operation.has("requestBody") && !hasExample(operation.path("requestBody"))) {
                without.add(name + " (what is sent)");
            }
            operation
                    .path("responses")
                    .properties()
                    .forEach(response -> {
                        JsonNode answer = resolved(response.getValue());
                        if (answer.has("content") && !hasExample(answer)) {
                            without.add(name + " " + response.getKey());
                        }
                    });
            operation
                    .path("parameters")
                    .forEach(parameter -> {
                        if (!parameter.has("example") && !isEnum(parameter.path("schema"))) {
                            without.add(name + " " + parameter.path("name").asString(""));
                        }
                    });
        });
        assertThat(without)
                .as("give them a value in openapi/words.md, or a @Schema(example = …)")
                .isEmpty();
    }

    @Test
    void everything_is_described() {
        List<String> without = new ArrayList<>();
        forEachOperation((name, operation) -> {
            note(without, name, operation);
            operation
                    .path("parameters")
                    .forEach(each -> note(without, name + " " + each.path("name"), each));
        });
        description
                .at("/components/schemas")
                .properties()
                .forEach(schema -> {
                    note(without, schema.getKey(), schema.getValue());
                    schema.getValue()
                            .path("properties")
                            .properties()
                            .forEach(property ->
                                    note(
                                            without,
                                            schema.getKey() + "." + property.getKey(),
                                            property.getValue()));
                });
        assertThat(without)
                .as("say what they are: in Javadoc, or by a line in openapi/words.md")
                .isEmpty();
    }

    @Test
    void every_property_has_an_example() {
        List<String> without = new ArrayList<>();
        description
                .at("/components/examples")
                .properties()
                .forEach(example -> {
                    JsonNode schema = description.at("/components/schemas").path(example.getKey());
                    Words words = Words.read();
                    schema.path("properties")
                            .propertyNames()
                            .forEach(property -> {
                                boolean leftOut =
                                        schema.has("example")
                                                || example.getKey().endsWith(PatchSchemas.SUFFIX)
                                                || words.of(example.getKey(), property)
                                                        .filter(Words.Word::isLeftOut)
                                                        .isPresent();
                                if (!leftOut && !example.getValue().path("value").has(property)) {
                                    without.add(example.getKey() + "." + property);
                                }
                            });
                });
        assertThat(without).as("give them a value in openapi/words.md").isEmpty();
    }

    @Test
    void every_problem_is_shown_where_it_occurs() throws Exception {
        String errors = Files.readString(Path.of("../docs/errors.md"));
        Set<String> known = new TreeSet<>();
        CODE.matcher(errors)
                .results()
                .map((MatchResult found) -> found.group(1))
                .forEach(known::add);
        Set<String> shown = new TreeSet<>();
        description.at("/components/examples").propertyNames().stream()
                .filter(name -> name.matches("[A-Z][A-Z0-9_]+"))
                .forEach(shown::add);

        known.removeAll(NEVER_ANSWERED);
        assertThat(known).hasSizeGreaterThan(40);
        assertThat(shown)
                .as("name the operations that have them in openapi/refusals.md")
                .isEqualTo(known);
    }

    @Test
    void the_table_of_refusals_names_operations_that_exist() {
        Set<String> operations = new TreeSet<>();
        forEachOperation(
                (name, operation) -> operations.add(operation.path("operationId").asString("")));

        assertThat(operations).containsAll(Refusals.read().operationIds());
    }

    @Test
    void the_names_of_operations_are_unique_and_made_of_words() {
        List<String> names = new ArrayList<>();
        forEachOperation(
                (name, operation) -> names.add(operation.path("operationId").asString("")));

        assertThat(names)
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("[a-z]+([A-Z][a-z0-9]+)+"));
    }

    @Test
    void every_example_of_a_request_is_understood() throws Exception {
        Api everything = newCustomerWithAllScopes();
        List<Future<String>> sent = new ArrayList<>();
        // At once, because many name what nobody has, which is waited for.
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Map.Entry<String, JsonNode> path : description.path("paths").properties()) {
                for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                    JsonNode operation = method.getValue();
                    boolean ofPlatform = operation.path("security").toString().contains("platform");
                    Api client = ofPlatform ? platform : everything;
                    for (Map.Entry<String, JsonNode> media :
                            operation.at("/requestBody/content").properties()) {
                        if (media.getKey().endsWith("json")) {
                            HttpRequest.Builder request =
                                    request(
                                            client,
                                            path.getKey(),
                                            method.getKey(),
                                            operation,
                                            media);
                            sent.add(clients.submit(() -> refusal(client, operation, request)));
                        }
                    }
                }
            }
        }
        List<String> refused = new ArrayList<>();
        for (Future<String> request : sent) {
            refused.add(request.get());
        }
        assertThat(refused).hasSizeGreaterThan(20).containsOnly("");
    }

    /** Why an example was not understood; empty when it was. */
    private static String refusal(Api client, JsonNode operation, HttpRequest.Builder request)
            throws Exception {
        Api.Answer answer = client.send(request);
        return NOT_UNDERSTOOD.contains(answer.status())
                ? operation.path("operationId") + ": " + answer.body()
                : "";
    }

    private HttpRequest.Builder request(
            Api client,
            String path,
            String method,
            JsonNode operation,
            Map.Entry<String, JsonNode> media)
            throws Exception {
        String address = path;
        for (JsonNode parameter : operation.path("parameters")) {
            String name = parameter.path("name").asString("");
            address = address.replace("{" + name + "}", parameter.path("example").asString(""));
        }
        HttpRequest.Builder request =
                client.request(address)
                        .header("Content-Type", media.getKey())
                        .method(
                                method.toUpperCase(Locale.ROOT),
                                HttpRequest.BodyPublishers.ofString(
                                        example(media.getValue()).toString()));
        for (JsonNode parameter : operation.path("parameters")) {
            if (parameter.path("in").asString("").equals("header")) {
                request.header(
                        parameter.path("name").asString(""),
                        parameter.path("example").asString(""));
            }
        }
        return request;
    }

    private JsonNode example(JsonNode media) {
        return media.has("example")
                ? media.get("example")
                : resolved(media.path("examples").iterator().next()).path("value");
    }

    private Api newCustomerWithAllScopes() throws Exception {
        String customer = newCustomerId(newOperatorId());
        List<String> scopes =
                Arrays.stream(Scope.values())
                        .filter(scope -> scope != Scope.PLATFORM)
                        .map(Scope::text)
                        .toList();
        return anonymous()
                .withToken(
                        platform.post(
                                        "/v1/customers/" + customer + "/keys",
                                        Map.of("scopes", scopes))
                                .expect(201)
                                .text("apiKey"));
    }

    private void forEachOperation(BiConsumer<String, JsonNode> look) {
        description
                .path("paths")
                .properties()
                .forEach(path ->
                        path.getValue()
                                .properties()
                                .forEach(method ->
                                        look.accept(
                                                method.getKey() + " " + path.getKey(),
                                                method.getValue())));
    }

    private static void note(List<String> without, String name, JsonNode described) {
        if (described.path("description").asString("").isBlank()) {
            without.add(name);
        }
    }

    private boolean isEnum(JsonNode schema) {
        JsonNode one = schema.has("items") ? schema.path("items") : schema;
        return resolved(one).has("enum");
    }

    private static boolean isBinary(JsonNode schema) {
        return schema.path("format").asString("").equals("binary");
    }

    private static boolean hasExample(JsonNode body) {
        return body.path("content")
                .valueStream()
                .allMatch(media ->
                        media.has("example")
                                || media.path("examples").size() > 0
                                || isBinary(media.path("schema")));
    }

    private JsonNode resolved(JsonNode node) {
        String reference = node.path("$ref").asString("");
        return reference.isEmpty() ? node : description.at(reference.substring(1));
    }

    private static JsonNode committed() {
        try {
            return JSON.readTree(Files.readString(Path.of("../docs/openapi.json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
