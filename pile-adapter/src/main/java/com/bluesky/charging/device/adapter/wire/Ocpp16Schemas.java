package com.bluesky.charging.device.adapter.wire;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON schemas of OCPP 1.6 with its security extension, compiled once. They are kept as they
 * were published (ADR 0007); what piles in the field need beyond them is added when they are read.
 *
 * <p>The format of a timestamp is not checked here: many piles leave out the offset, and {@link
 * Payload#instant} understands that.
 */
public final class Ocpp16Schemas {

    private static final String RESOURCE = "/ocpp/ocpp1_6.json";
    private static final String ID_PREFIX = "urn:";
    private static final String REQUEST = ".req";
    private static final String RESULT = ".conf";

    /** Units that piles send although no schema lists them; Celcius stands in some editions. */
    private static final List<String> TOLERATED_UNITS = List.of("Celcius", "Hertz");

    private final Map<String, Schema> schemas;

    private Ocpp16Schemas(Map<String, Schema> schemas) {
        this.schemas = Map.copyOf(schemas);
    }

    /** Reads and compiles the schemas. */
    public static Ocpp16Schemas load() {
        SchemaRegistry registry =
                SchemaRegistry.withDefaultDialect(
                        SpecificationVersion.DRAFT_7,
                        builder ->
                                builder.schemaRegistryConfig(
                                        SchemaRegistryConfig.builder()
                                                .formatAssertionsEnabled(false)
                                                .preloadSchema(true)
                                                .build()));
        Map<String, Schema> schemas = new HashMap<>();
        for (JsonNode document : published()) {
            tolerateUnits(document);
            String id = document.get("$id").stringValue();
            Schema schema = registry.getSchema(document);
            schema.initializeValidators();
            schemas.put(id, schema);
        }
        return new Ocpp16Schemas(schemas);
    }

    /** Whether the specification has an action of that name, in whatever direction. */
    public boolean knows(String action) {
        return schemas.containsKey(ID_PREFIX + action + REQUEST);
    }

    /**
     * Checks the payload of a call.
     *
     * @throws PayloadViolation with the code that OCPP-J has for what is wrong
     */
    public void checkCall(String action, ObjectNode payload) {
        check(action + REQUEST, payload);
    }

    /**
     * Checks the payload of the answer to a call.
     *
     * @throws PayloadViolation with the code that OCPP-J has for what is wrong
     */
    public void checkResult(String action, ObjectNode payload) {
        check(action + RESULT, payload);
    }

    private void check(String name, ObjectNode payload) {
        Schema schema = schemas.get(ID_PREFIX + name);
        if (schema == null) {
            throw new IllegalArgumentException("OCPP 1.6 has no " + name);
        }
        schema.validate(payload).stream()
                .min(Comparator.comparing(error -> error.getInstanceLocation().toString()))
                .ifPresent(error -> {
                    throw new PayloadViolation(codeOf(error), error.toString());
                });
    }

    private static ErrorCode codeOf(Error error) {
        return switch (error.getKeyword()) {
            case "required", "minItems", "maxItems" -> ErrorCode.OCCURENCE_CONSTRAINT_VIOLATION;
            case "type" -> ErrorCode.TYPE_CONSTRAINT_VIOLATION;
            case "enum", "maxLength", "minLength", "multipleOf", "minimum", "maximum" ->
                    ErrorCode.PROPERTY_CONSTRAINT_VIOLATION;
            default -> ErrorCode.FORMATION_VIOLATION;
        };
    }

    private static ArrayNode published() {
        try (InputStream stream = Ocpp16Schemas.class.getResourceAsStream(RESOURCE)) {
            if (stream == null) {
                throw new IllegalStateException("The class path lacks " + RESOURCE);
            }
            return (ArrayNode) JsonMapper.shared().readTree(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void tolerateUnits(JsonNode node) {
        if (node instanceof ObjectNode object
                && object.path("unit").path("enum") instanceof ArrayNode units) {
            TOLERATED_UNITS.forEach(units::add);
        }
        node.valueStream().forEach(Ocpp16Schemas::tolerateUnits);
    }
}
