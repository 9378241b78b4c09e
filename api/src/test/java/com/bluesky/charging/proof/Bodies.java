package com.bluesky.charging.proof;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes valid bodies from schemas: with all fields that are required and no others. What a schema
 * does not say is in the tables here.
 */
final class Bodies {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** Years after the tests: an expiry that has not come, a firmware for later. */
    private static final String FUTURE = "2035-01-01T00:00:00Z";

    /** Values of fields that the schema leaves open, by the name of the field. */
    private static final Map<String, Supplier<JsonNode>> FIELDS =
            Map.of(
                    "currency", () -> text("CNY"),
                    // An address of mail is one administrator at an operator.
                    "email", () -> text(UUID.randomUUID() + "@proof.example"),
                    "zone", () -> text("Asia/Shanghai"),
                    // A tag is one card at an operator.
                    "tag", () -> text("T" + ThreadLocalRandom.current().nextLong(1L << 60)),
                    "scopes", () -> json("[\"users:read\"]"),
                    "allowedAddresses", () -> json("[\"127.0.0.1\"]"),
                    "price", () -> text("1.2050"),
                    "energyWh", () -> NODES.numberNode(1));

    /** Whole bodies of operations whose fields depend on each other. */
    private static final Map<String, Supplier<JsonNode>> BODIES =
            Map.of(
                    "POST /v1/price-plans/{planId}/publish",
                    () ->
                            json(
                                    "{\"components\":[{\"kind\":\"ENERGY\",\"price\":\"1\"}],\"defaultHoldMinor\":1000}"),
                    "POST /v1/sandbox/piles/{deviceId}/misbehave",
                    () -> json("{\"kind\":\"REFUSE\",\"action\":\"DataTransfer\",\"times\":1}"),
                    "PUT /v1/devices/{deviceId}/admission",
                    () -> json("{\"admission\":\"ACCEPTED\"}"));

    private final Document document;
    private final Function<Thing, JsonNode> ids;

    /**
     * @param ids the id of what a field names
     */
    Bodies(Document document, Function<Thing, JsonNode> ids) {
        this.document = document;
        this.ids = ids;
    }

    /** Whether a text is more than its schema says. */
    static boolean hasForm(String name) {
        return FIELDS.containsKey(name);
    }

    /** A body that an operation takes. */
    JsonNode valid(Operation operation) {
        Supplier<JsonNode> known = BODIES.get(operation.name());
        if (known != null) {
            return known.get();
        }
        JsonNode body = value("", operation.body());
        addIds(operation, body);
        if (operation.mediaType().equals(Document.MERGE_PATCH)
                && body instanceof ObjectNode patch) {
            // A change changes something: what is named first.
            operation.body().path("properties").properties().stream()
                    .findFirst()
                    .ifPresent(each ->
                            patch.set(each.getKey(), value(each.getKey(), each.getValue())));
        }
        return body;
    }

    /** What can be named is named, also where it need not be. */
    private void addIds(Operation operation, JsonNode body) {
        operation
                .body()
                .path("properties")
                .properties()
                .forEach(each -> {
                    JsonNode schema = document.resolved(each.getValue());
                    if (body instanceof ObjectNode object
                            && Thing.ofField(each.getKey(), schema).isPresent()) {
                        object.set(each.getKey(), value(each.getKey(), schema));
                    }
                });
    }

    /**
     * A value that a schema allows.
     *
     * @param name of the field
     */
    JsonNode value(String name, JsonNode written) {
        JsonNode schema = document.resolved(written);
        Optional<Thing> thing = Thing.ofField(name, schema);
        Supplier<JsonNode> known = FIELDS.get(name);
        if (thing.isPresent()) {
            JsonNode id = ids.apply(thing.get());
            return isOf(schema, "array") ? NODES.arrayNode().add(id) : id;
        }
        if (known != null) {
            return known.get();
        }
        if (schema.has("enum")) {
            return schema.path("enum").path(0);
        }
        return switch (type(schema)) {
            case "object" -> object(schema);
            case "array" -> NODES.arrayNode().add(value(name, schema.path("items")));
            case "string" -> text(schema);
            case "integer", "number" -> number(schema);
            case "boolean" -> NODES.booleanNode(true);
            default ->
                    throw new AssertionError(
                            "The field %s has a schema that com.bluesky.charging.proof.Bodies makes"
                                            .formatted(name)
                                    + " no value of: "
                                    + schema);
        };
    }

    private ObjectNode object(JsonNode schema) {
        ObjectNode object = NODES.objectNode();
        schema.path("required")
                .forEach(field -> {
                    String name = field.asString();
                    object.set(name, value(name, schema.path("properties").path(name)));
                });
        return object;
    }

    private static JsonNode text(JsonNode schema) {
        if (schema.path("format").asString("").equals("date-time")) {
            return text(FUTURE);
        }
        if (schema.path("format").asString("").equals("date")) {
            return text(FUTURE.substring(0, FUTURE.indexOf('T')));
        }
        if (schema.has("example")) {
            return schema.get("example");
        }
        return text("proof".repeat(1 + schema.path("minLength").asInt(0) / 5));
    }

    private static JsonNode number(JsonNode schema) {
        long least =
                Math.max(
                        schema.path("minimum").asLong(0),
                        schema.path("exclusiveMinimum").asLong(-1) + 1);
        return NODES.numberNode(Math.max(least, Math.min(1, schema.path("maximum").asLong(1))));
    }

    static String type(JsonNode schema) {
        JsonNode type = schema.path("type");
        if (type.isArray()) {
            return type.valueStream()
                    .map(JsonNode::asString)
                    .filter(each -> !each.equals("null"))
                    .findFirst()
                    .orElse("");
        }
        return type.asString("");
    }

    private static boolean isOf(JsonNode schema, String type) {
        return type(schema).equals(type);
    }

    private static JsonNode text(String text) {
        return NODES.stringNode(text);
    }

    private static JsonNode json(String text) {
        return JSON.readTree(text);
    }
}
