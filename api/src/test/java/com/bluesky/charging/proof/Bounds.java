package com.bluesky.charging.proof;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Bodies with one value at, or one past, a bound of its schema. */
final class Bounds {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** Deeper than any schema of the document; one that contains itself ends here. */
    private static final int DEPTH_MAX = 6;

    /** No pattern of the document allows it. */
    private static final String STRANGE = "\u00e9\u00e9";

    /** Fields whose last allowed value needs something else that a schema cannot say. */
    private static final Set<String> LAST_NEEDS_MORE =
            Set.of(
                    // The pile of the sandbox has fewer connectors.
                    "/v1/sandbox/piles/{deviceId}/* /connectorId",
                    // Connectors are numbered in order.
                    "/v1/devices /connectors/0/connectorId",
                    "/v1/devices/{deviceId} /connectors/0/connectorId",
                    // There are fewer scopes, and each is named once.
                    "/v1/customers/{customerId}/keys /scopes");

    private final Document document;
    private final Bodies bodies;

    Bounds(Document document, Party owner) {
        this.document = document;
        this.bodies = new Bodies(document, owner::json);
    }

    /**
     * A body that tries a bound.
     *
     * @param pointer to the field
     * @param allowed whether the schema allows its value
     */
    record Bound(String title, String pointer, boolean allowed, JsonNode body) {}

    /** All bounds of the body of an operation. */
    List<Bound> of(Operation operation) {
        List<Bound> found = new ArrayList<>();
        collect(operation, "", "", operation.body(), found);
        found.removeIf(bound -> bound.allowed() && needsMore(operation, bound.pointer()));
        return found;
    }

    private static boolean needsMore(Operation operation, String pointer) {
        return LAST_NEEDS_MORE.contains(operation.path() + " " + pointer)
                || LAST_NEEDS_MORE.contains(
                        operation.path().replaceFirst("[^/]+$", "*") + " " + pointer);
    }

    private void collect(
            Operation operation, String pointer, String name, JsonNode written, List<Bound> found) {
        JsonNode schema = document.resolved(written);
        if (pointer.chars().filter(c -> c == '/').count() > DEPTH_MAX) {
            return;
        }
        switch (Bodies.type(schema)) {
            case "object" ->
                    schema.path("properties")
                            .properties()
                            .forEach(each ->
                                    collect(
                                            operation,
                                            pointer + "/" + each.getKey(),
                                            each.getKey(),
                                            each.getValue(),
                                            found));
            case "array" -> {
                addItems(operation, pointer, name, schema, found);
                collect(operation, pointer + "/0", name, schema.path("items"), found);
            }
            case "string" -> addText(operation, pointer, name, schema, found);
            case "integer", "number" -> addNumber(operation, pointer, schema, found);
            default -> {
                // A boolean has no bounds.
            }
        }
    }

    private void addText(
            Operation operation, String pointer, String name, JsonNode schema, List<Bound> found) {
        if (schema.has("enum") || (schema.has("format") && !isEmail(schema))) {
            return;
        }
        if (schema.has("maxLength")) {
            int most = schema.path("maxLength").asInt();
            // An id of that length is nobody's, which is not what is wrong with one more.
            add(operation, pointer, "maxLength", true, filled(name, schema, most), found);
            add(operation, pointer, "maxLength + 1", false, filled(name, schema, most + 1), found);
        }
        int least = schema.path("minLength").asInt(0);
        if (schema.has("minLength") && least > 0) {
            add(operation, pointer, "minLength", true, filled(name, schema, least), found);
            add(operation, pointer, "minLength - 1", false, filled(name, schema, least - 1), found);
        }
        if (least == 0 && !schema.has("pattern") && !Bodies.hasForm(name)) {
            add(operation, pointer, "empty", true, NODES.stringNode(""), found);
        }
        if (schema.has("pattern")) {
            add(operation, pointer, "pattern", false, NODES.stringNode(STRANGE), found);
        }
    }

    private static boolean isEmail(JsonNode schema) {
        return schema.path("format").asString("").equals("email");
    }

    /** A text of a length that has the form of its schema, wherever it can have one. */
    private static JsonNode filled(String name, JsonNode schema, int length) {
        if (isEmail(schema)) {
            return NODES.stringNode(email(length));
        }
        String example = schema.path("example").asString("");
        List<String> candidates = new ArrayList<>();
        for (String start : List.of("", example, "https://a/")) {
            if (start.length() <= length) {
                candidates.add(start + "a".repeat(length - start.length()));
                candidates.add(start + "A".repeat(length - start.length()));
                candidates.add(start + "1".repeat(length - start.length()));
            }
        }
        String pattern = schema.path("pattern").asString("");
        return candidates.stream()
                .filter(text ->
                        pattern.isEmpty() || Pattern.compile(pattern).matcher(text).matches())
                .findFirst()
                .map(NODES::stringNode)
                .orElseThrow(() ->
                        new AssertionError(
                                ("%s: no text of %d characters has the form %s. Give the field an"
                                                + " example that grows, or add a form to"
                                                + " com.bluesky.charging.proof.Bounds.")
                                        .formatted(name, length, pattern)));
    }

    /** A mail address of a length: 64 characters before the at sign, labels of 60 after it. */
    private static String email(int length) {
        if (length <= 66) {
            return length < 3 ? "a".repeat(length) : "a".repeat(length - 2) + "@b";
        }
        StringBuilder text = new StringBuilder("a".repeat(64)).append('@');
        while (text.length() < length) {
            text.append(text.length() % 61 == 0 ? '.' : 'b');
        }
        return text.substring(0, length - 1) + "b";
    }

    private void addNumber(
            Operation operation, String pointer, JsonNode schema, List<Bound> found) {
        BigDecimal one = BigDecimal.ONE;
        if (schema.has("maximum")) {
            BigDecimal most = schema.path("maximum").decimalValue();
            add(operation, pointer, "maximum", true, number(schema, most), found);
            add(operation, pointer, "past maximum", false, number(schema, most.add(one)), found);
        }
        if (schema.has("minimum")) {
            BigDecimal least = schema.path("minimum").decimalValue();
            add(operation, pointer, "minimum", true, number(schema, least), found);
            add(
                    operation,
                    pointer,
                    "below minimum",
                    false,
                    number(schema, least.subtract(one)),
                    found);
        }
        if (schema.has("exclusiveMinimum")) {
            BigDecimal below = schema.path("exclusiveMinimum").decimalValue();
            add(operation, pointer, "least", true, number(schema, below.add(one)), found);
            add(operation, pointer, "exclusiveMinimum", false, number(schema, below), found);
        }
        if (schema.has("exclusiveMaximum")) {
            BigDecimal above = schema.path("exclusiveMaximum").decimalValue();
            add(operation, pointer, "most", true, number(schema, above.subtract(one)), found);
            add(operation, pointer, "exclusiveMaximum", false, number(schema, above), found);
        }
    }

    private static JsonNode number(JsonNode schema, BigDecimal value) {
        return Bodies.type(schema).equals("integer")
                ? NODES.numberNode(value.longValueExact())
                : NODES.numberNode(value);
    }

    private void addItems(
            Operation operation, String pointer, String name, JsonNode schema, List<Bound> found) {
        if (schema.has("maxItems")) {
            int most = schema.path("maxItems").asInt();
            add(operation, pointer, "maxItems", true, items(name, schema, most), found);
            add(operation, pointer, "maxItems + 1", false, items(name, schema, most + 1), found);
        }
        int least = schema.path("minItems").asInt(0);
        if (least > 0) {
            add(operation, pointer, "minItems", true, items(name, schema, least), found);
            add(operation, pointer, "minItems - 1", false, items(name, schema, least - 1), found);
        }
    }

    /** So many items; what numbers them counts. */
    private ArrayNode items(String name, JsonNode schema, int count) {
        ArrayNode items = NODES.arrayNode();
        JsonNode values = document.resolved(schema.path("items")).path("enum");
        for (int i = 0; i < count; i++) {
            JsonNode item =
                    values.isEmpty()
                            ? bodies.value(name, schema.path("items"))
                            : values.get(i % values.size());
            if (item instanceof ObjectNode object && object.has("connectorId")) {
                object.put("connectorId", i + 1);
            }
            items.add(item.isArray() ? item.get(0) : item);
        }
        return items;
    }

    private void add(
            Operation operation,
            String pointer,
            String title,
            boolean allowed,
            JsonNode value,
            List<Bound> found) {
        JsonNode body = bodies.valid(operation).deepCopy();
        set(body, operation.body(), pointer.substring(1).split("/", -1), 0, value);
        found.add(new Bound(title, pointer, allowed, body));
    }

    /** Puts a value to its place; what is on the way to it is made. */
    private void set(JsonNode at, JsonNode written, String[] steps, int step, JsonNode value) {
        JsonNode schema = document.resolved(written);
        boolean isLast = step == steps.length - 1;
        if (at instanceof ArrayNode array) {
            if (isLast) {
                array.set(0, value);
            } else {
                set(array.get(0), schema.path("items"), steps, step + 1, value);
            }
            return;
        }
        ObjectNode object = (ObjectNode) at;
        String name = steps[step];
        JsonNode property = schema.path("properties").path(name);
        if (isLast) {
            object.set(name, value);
            return;
        }
        if (!object.hasNonNull(name)) {
            object.set(name, bodies.value(name, property));
        }
        set(object.get(name), property, steps, step + 1, value);
    }
}
