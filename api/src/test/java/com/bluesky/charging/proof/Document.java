package com.bluesky.charging.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The committed description of the API, read for what can be tried. */
final class Document {

    static final String MERGE_PATCH = "application/merge-patch+json";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Document COMMITTED = read();
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    private final JsonNode api;

    private Document(JsonNode api) {
        this.api = api;
    }

    static Document committed() {
        return COMMITTED;
    }

    /** All operations that need a token. */
    List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        api.path("paths")
                .properties()
                .forEach(path ->
                        path.getValue().properties().stream()
                                .filter(each -> METHODS.contains(each.getKey()))
                                .map(each -> operation(path.getKey(), each))
                                .filter(each -> !each.scopes().isEmpty())
                                .forEach(operations::add));
        assertThat(operations).as("operations of the document").hasSizeGreaterThan(50);
        return operations;
    }

    /** Whether there is an operation, such as {@code GET /v1/sites}. */
    boolean has(String name) {
        return operations().stream().anyMatch(each -> each.name().equals(name));
    }

    Operation operation(String name) {
        return operations().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("There is no " + name + "."));
    }

    /** What a schema or parameter is, wherever it is written down. */
    JsonNode resolved(JsonNode node) {
        JsonNode found = node;
        while (found.has("$ref")) {
            found = api.at(found.path("$ref").asString().substring(1));
            assertThat(found.isObject()).as("%s", node).isTrue();
        }
        for (String combined : List.of("allOf", "anyOf", "oneOf")) {
            List<JsonNode> parts =
                    found.path(combined)
                            .valueStream()
                            .filter(each -> !each.path("type").asString("").equals("null"))
                            .toList();
            if (parts.size() == 1) {
                return resolved(parts.getFirst());
            }
        }
        return found;
    }

    private Operation operation(String path, Map.Entry<String, JsonNode> entry) {
        JsonNode operation = entry.getValue();
        List<Operation.Parameter> parameters = new ArrayList<>();
        operation.path("parameters").forEach(each -> parameters.add(parameter(resolved(each))));
        JsonNode content = resolved(operation.path("requestBody")).path("content");
        String mediaType = content.has(MERGE_PATCH) ? MERGE_PATCH : "application/json";
        return new Operation(
                entry.getKey().toUpperCase(Locale.ROOT),
                path,
                List.copyOf(parameters),
                mediaType,
                resolved(content.path(mediaType).path("schema")),
                scopes(operation));
    }

    private Operation.Parameter parameter(JsonNode parameter) {
        return new Operation.Parameter(
                parameter.path("name").asString(),
                parameter.path("in").asString(),
                parameter.path("required").asBoolean(false),
                resolved(parameter.path("schema")));
    }

    /** Each of the sets will do; all scopes of it are needed. */
    private static List<Set<String>> scopes(JsonNode operation) {
        List<Set<String>> alternatives = new ArrayList<>();
        operation
                .path("security")
                .forEach(each -> {
                    Set<String> scopes = new LinkedHashSet<>();
                    each.path("token").forEach(scope -> scopes.add(scope.asString()));
                    alternatives.add(scopes);
                });
        return alternatives;
    }

    private static Document read() {
        try {
            return new Document(JSON.readTree(Files.readString(Path.of("../docs/openapi.json"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
