package com.bluesky.charging.web;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Says what everything is: by Javadoc where there is some, which the library takes over as it is
 * written, else by the {@link Words}. Both become plain sentences.
 */
@SuppressWarnings("rawtypes") // The library itself declares its schemas so.
final class Meanings {

    private static final String PATCH =
            "A merge patch (RFC 7396): what it names changes, null takes a value away, and the rest"
                    + " stays as it is.";

    private final Words words;

    private Meanings(Words words) {
        this.words = words;
    }

    static void addTo(OpenAPI api, Words words) {
        Meanings meanings = new Meanings(words);
        api.getComponents().getSchemas().forEach(meanings::explain);
        api.getPaths().values().forEach(path -> path.readOperations().forEach(meanings::explain));
    }

    private void explain(Operation operation) {
        operation.setDescription(sentence(operation.getDescription()));
        if (operation.getParameters() != null) {
            operation.getParameters().forEach(this::explain);
        }
    }

    private void explain(Parameter parameter) {
        String given = sentence(parameter.getDescription());
        parameter.setDescription(given == null ? meaning("Parameter", parameter.getName()) : given);
        anchor(parameter.getSchema());
    }

    private void explain(String name, Schema<?> schema) {
        String described = sentence(schema.getDescription());
        if (described == null) {
            described = name.endsWith(PatchSchemas.SUFFIX) ? PATCH : meaning("Schema", name);
        }
        schema.setDescription(described);
        Map<String, Schema> properties = schema.getProperties();
        if (properties != null) {
            properties.forEach((property, of) -> {
                String given = sentence(of.getDescription());
                of.setDescription(given == null ? meaning(name, property) : given);
                anchor(of);
            });
        }
    }

    private @Nullable String meaning(String owner, String name) {
        return words.of(owner, name)
                .map(Words.Word::meaning)
                .filter(text -> !text.isEmpty())
                .orElse(null);
    }

    /** Our patterns are for the whole text; those of JSON Schema are not, unless they say so. */
    private static void anchor(@Nullable Schema<?> schema) {
        if (schema == null) {
            return;
        }
        String pattern = schema.getPattern();
        if (pattern != null && !pattern.startsWith("^")) {
            schema.setPattern("^(?:" + pattern + ")$");
        }
    }

    private static @Nullable String sentence(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        String plain =
                text.replaceAll("<code>|</code>", "`")
                        .replaceAll("<[^>]+>", "")
                        .replaceAll("\\s+", " ")
                        .strip();
        String first = plain.substring(0, 1);
        String capital = first.toUpperCase(Locale.ROOT) + plain.substring(1);
        return capital.matches(".*[.!?:)]$") ? capital : capital + ".";
    }
}
