package com.bluesky.charging.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpHeaders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The committed description of the API, by which every answer that a test sees is checked. */
final class Description {

    private static final Description COMMITTED = read();
    private static final String REFERENCE = "#/components/schemas/";

    private final JsonNode api;

    private Description(JsonNode api) {
        this.api = api;
    }

    static Description committed() {
        return COMMITTED;
    }

    /**
     * Asserts that an answer has a status, headers and a body that its operation describes, and
     * that a problem is among those that the operation names.
     */
    void assertDescribes(
            String method, String path, int status, HttpHeaders headers, JsonNode body) {
        JsonNode operation = operation(method.toLowerCase(Locale.ROOT), path);
        if (operation.isMissingNode()) {
            // Nothing that is not described succeeds, but for the description itself.
            assertThat(path.startsWith("/v1/") && !path.equals("/v1/openapi.json") && status < 400)
                    .as("%s %s is described", method, path)
                    .isFalse();
            return;
        }
        JsonNode responses = operation.path("responses");
        String name = method + " " + path + " " + status;
        if (status < 400) {
            assertThat(responses.has(Integer.toString(status))).as(name).isTrue();
        }
        String described = Integer.toString(status);
        JsonNode response =
                resolved(responses.path(responses.has(described) ? described : "default"));
        JsonNode content = response.path("content");
        assertHasHeaders(name, response, headers);
        if (status >= 400) {
            assertNames(name, content, body.path("code").asString(""));
        }
        // This client accepts JSON; what else the operation can answer is not its matter.
        content.properties().stream()
                .filter(media -> media.getKey().endsWith("json"))
                .forEach(media -> assertFits(name, media.getValue().path("schema"), body));
    }

    private void assertHasHeaders(String where, JsonNode response, HttpHeaders headers) {
        response.path("headers")
                .properties()
                .forEach(header -> {
                    if (resolved(header.getValue()).path("required").asBoolean(false)) {
                        assertThat(headers.firstValue(header.getKey()))
                                .as("%s has the header %s", where, header.getKey())
                                .isPresent();
                    }
                });
    }

    private static void assertNames(String where, JsonNode content, String code) {
        assertThat(content.path(Problem.MEDIA_TYPE).path("examples").propertyNames())
                .as(
                        "%s names the problem. Is %s missing in openapi/refusals.md? Then write the"
                                + " description anew: -Dbluesky.write-docs=true -Dtest=OpenApiTest",
                        where, code)
                .contains(code);
    }

    /** What a reference into the components leads to. */
    private JsonNode resolved(JsonNode node) {
        String reference = node.path("$ref").asString("");
        return reference.isEmpty() ? node : api.at(reference.substring(1));
    }

    /** A path without a template goes before one with it (OpenAPI 3.1 §4.8.8.2). */
    private JsonNode operation(String method, String path) {
        JsonNode exact = api.path("paths").path(path).path(method);
        if (exact.isObject()) {
            return exact;
        }
        for (Map.Entry<String, JsonNode> entry : api.path("paths").properties()) {
            String pattern = entry.getKey().replaceAll("\\{[^}]+}", "[^/]+");
            if (path.matches(pattern) && entry.getValue().has(method)) {
                return entry.getValue().get(method);
            }
        }
        return api.path("nothing");
    }

    private void assertFits(String where, JsonNode schema, JsonNode value) {
        String reference = schema.path("$ref").asString("");
        if (!reference.isEmpty()) {
            String name = reference.substring(REFERENCE.length());
            JsonNode named = api.path("components").path("schemas").path(name);
            assertThat(named.isObject()).as(reference).isTrue();
            assertFits(where, named, value);
            return;
        }
        switch (schema.path("type").asString("")) {
            case "object" -> assertObjectFits(where, schema, value);
            case "array" -> {
                assertThat(value.isArray()).as(where).isTrue();
                value.forEach(item -> assertFits(where + "[]", schema.path("items"), item));
            }
            case "string" -> assertThat(value.isString()).as("%s: %s", where, value).isTrue();
            case "integer" ->
                    assertThat(value.isIntegralNumber()).as("%s: %s", where, value).isTrue();
            case "number" -> assertThat(value.isNumber()).as("%s: %s", where, value).isTrue();
            case "boolean" -> assertThat(value.isBoolean()).as("%s: %s", where, value).isTrue();
            default -> assertThat(schema.isEmpty()).as("%s: %s", where, schema).isTrue();
        }
        if (schema.has("enum")) {
            assertThat(schema.path("enum").valueStream()).as(where).contains(value);
        }
    }

    private void assertObjectFits(String where, JsonNode schema, JsonNode value) {
        assertThat(value.isObject()).as("%s: %s", where, value).isTrue();
        JsonNode properties = schema.path("properties");
        schema.path("required")
                .forEach(field ->
                        assertThat(value.has(field.asString())).as(where + field).isTrue());
        value.properties()
                .forEach(field -> {
                    JsonNode property = properties.path(field.getKey());
                    if (property.isMissingNode()) {
                        assertThat(schema.has("additionalProperties"))
                                .as("%s has %s", where, field.getKey())
                                .isTrue();
                    } else {
                        assertFits(where + "/" + field.getKey(), property, field.getValue());
                    }
                });
    }

    private static Description read() {
        try {
            return new Description(
                    ApiTest.JSON.readTree(Files.readString(Path.of("../docs/openapi.json"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
