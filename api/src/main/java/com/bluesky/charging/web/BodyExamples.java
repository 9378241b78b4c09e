package com.bluesky.charging.web;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Whole examples of what is sent and answered. A schema that has one of its own keeps it; others
 * are put together from the examples of their properties and the {@link Words}. Each schema has one
 * example, which all bodies of it share.
 */
@SuppressWarnings("rawtypes") // The library itself declares its schemas so.
final class BodyExamples {

    private static final String SCHEMAS = "#/components/schemas/";
    private static final String EXAMPLES = "#/components/examples/";

    /** What a write answers; its id is one of what was written. */
    private static final String WRITTEN = "Written";

    /** How many fields the example of a change has. */
    private static final int CHANGED = 1;

    private static final String INSTANT = "2026-05-04T10:15:30Z";

    private final OpenAPI api;
    private final Words words;
    private final Map<String, Object> made = new TreeMap<>();

    private BodyExamples(OpenAPI api, Words words) {
        this.api = api;
        this.words = words;
    }

    static void addTo(OpenAPI api, Words words) {
        BodyExamples examples = new BodyExamples(api, words);
        api.getPaths()
                .forEach((path, item) ->
                        item.readOperations().forEach(each -> examples.add(path, each)));
        examples.made.forEach(
                (name, value) -> api.getComponents().addExamples(name, new Example().value(value)));
    }

    private void add(String path, Operation operation) {
        if (operation.getParameters() != null) {
            operation.getParameters().forEach(this::add);
        }
        if (operation.getRequestBody() != null) {
            add(path, operation.getRequestBody().getContent());
        }
        operation
                .getResponses()
                .forEach((status, response) -> {
                    if (status.startsWith("2")) {
                        add(path, response.getContent());
                    }
                });
    }

    private void add(Parameter parameter) {
        if (parameter.getExample() == null && parameter.getExamples() == null) {
            words.of("Parameter", parameter.getName())
                    .map(Words.Word::value)
                    .filter(value -> isOneOf(parameter.getSchema(), value))
                    .ifPresent(parameter::setExample);
        }
    }

    private void add(String path, @Nullable Content content) {
        if (content == null) {
            return;
        }
        content.forEach((type, media) -> {
            if (media.getExample() == null && media.getExamples() == null) {
                add(path, type, media);
            }
        });
    }

    private void add(String path, String type, MediaType media) {
        String name = nameOf(media.getSchema());
        if (name == null) {
            words.of("Body", type)
                    .map(Words.Word::value)
                    .or(() -> value("", "", media.getSchema()))
                    .ifPresent(media::setExample);
        } else if (name.equals(WRITTEN)) {
            media.setExample(written(path));
        } else {
            made.put(name, whole(name));
            media.addExamples(name, new Example().$ref(EXAMPLES + name));
        }
    }

    private Map<String, Object> written(String path) {
        Map<String, Object> written = new LinkedHashMap<>();
        written.put("id", idIn(path));
        written.put("version", 1);
        return written;
    }

    /** The id of one thing of a collection, or of the last thing that the path names. */
    private Object idIn(String path) {
        String item =
                api.getPaths().keySet().stream()
                        .filter(each -> each.matches("\\Q" + path + "\\E/\\{[^/]+}"))
                        .findFirst()
                        .orElse(path);
        String name = item.replaceAll("^.*\\{([^}]+)}[^{]*$", "$1");
        return words.of(WRITTEN, name)
                .map(Words.Word::value)
                .filter(String.class::isInstance)
                .or(() -> words.of(WRITTEN, "id").map(Words.Word::value))
                .orElseThrow();
    }

    private Object whole(String name) {
        Schema<?> schema = named(name);
        Object own = schema.getExample();
        if (own != null) {
            return own;
        }
        return name.endsWith(PatchSchemas.SUFFIX) ? change(name, schema) : object(name, schema);
    }

    /** A change names only what changes. */
    private Map<String, Object> change(String name, Schema<?> schema) {
        String content = name.substring(0, name.length() - PatchSchemas.SUFFIX.length());
        Map<String, Object> whole = object(content, schema);
        Map<String, Object> change = new LinkedHashMap<>();
        whole.entrySet().stream()
                .limit(CHANGED)
                .forEach(field -> change.put(field.getKey(), field.getValue()));
        return change;
    }

    private Map<String, Object> object(String name, Schema<?> schema) {
        Map<String, Object> object = new LinkedHashMap<>();
        Map<String, Schema> properties = schema.getProperties();
        if (properties != null) {
            properties.forEach((property, of) -> {
                Optional<Words.Word> word = words.of(name, property);
                boolean leftOut = word.isPresent() && word.get().isLeftOut();
                if (!leftOut || isRequired(schema, property)) {
                    value(name, property, of).ifPresent(value -> object.put(property, value));
                }
            });
        }
        return object;
    }

    private static boolean isRequired(Schema<?> schema, String property) {
        return schema.getRequired() != null && schema.getRequired().contains(property);
    }

    /** An example of a property, or nothing where nobody said what it looks like. */
    private Optional<Object> value(String owner, String property, Schema<?> schema) {
        if (schema.getExample() != null) {
            return Optional.of(schema.getExample());
        }
        Optional<Object> word =
                words.of(owner, property)
                        .map(Words.Word::value)
                        .filter(value -> isOneOf(schema, value));
        String reference = nameOf(schema);
        if (reference != null) {
            Schema<?> named = named(reference);
            return named.getEnum() == null && named.getProperties() != null
                    ? Optional.of(word.orElseGet(() -> whole(reference)))
                    : word.or(() -> value(owner, property, named));
        }
        if (schema.getItems() != null) {
            return ofItems(owner, property, schema, word);
        }
        if (word.isPresent()) {
            return word;
        }
        if (schema.getAnyOf() != null) {
            return value(owner, property, (Schema<?>) schema.getAnyOf().getFirst());
        }
        if (schema.getEnum() != null) {
            return Optional.of(schema.getEnum().getFirst());
        }
        if (schema.getProperties() != null) {
            return Optional.of(object(owner, schema));
        }
        return plain(schema);
    }

    private Optional<Object> ofItems(
            String owner, String property, Schema<?> schema, Optional<Object> word) {
        boolean isList = word.isPresent() && word.get() instanceof List<?> list && !list.isEmpty();
        if (isList) {
            return word;
        }
        return value(owner, property, schema.getItems()).<Object>map(List::of);
    }

    private static Optional<Object> plain(Schema<?> schema) {
        if ("date-time".equals(schema.getFormat())) {
            return Optional.of(INSTANT);
        }
        return isOf(schema, "boolean") ? Optional.of(true) : Optional.empty();
    }

    /** Whether a word, which may mean something else elsewhere, fits here. */
    private boolean isOneOf(@Nullable Schema<?> schema, Object value) {
        if (schema == null) {
            return true;
        }
        String reference = nameOf(schema);
        if (reference != null) {
            return isOneOf(named(reference), value);
        }
        if (schema.getEnum() != null) {
            return schema.getEnum().contains(value);
        }
        return switch (value) {
            case Map<?, ?> _ -> schema.getItems() == null && !isPlain(schema);
            case List<?> _ -> schema.getItems() != null;
            case String _ -> isOf(schema, "string");
            case Boolean _ -> isOf(schema, "boolean");
            case Number _ -> isOf(schema, "integer") || isOf(schema, "number");
            default -> false;
        };
    }

    private static boolean isPlain(Schema<?> schema) {
        return List.of("string", "boolean", "integer", "number").stream()
                .anyMatch(type -> isOf(schema, type));
    }

    private static boolean isOf(Schema<?> schema, String type) {
        return type.equals(schema.getType())
                || (schema.getTypes() != null && schema.getTypes().contains(type));
    }

    private static @Nullable String nameOf(@Nullable Schema<?> schema) {
        String reference = schema == null ? null : schema.get$ref();
        return reference == null ? null : reference.substring(SCHEMAS.length());
    }

    private Schema<?> named(String name) {
        Schema<?> schema = api.getComponents().getSchemas().get(name);
        if (schema == null) {
            throw new IllegalStateException("There is no schema " + name + ".");
        }
        return schema;
    }
}
