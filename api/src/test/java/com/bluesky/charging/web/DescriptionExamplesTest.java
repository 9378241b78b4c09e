package com.bluesky.charging.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
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
