package com.bluesky.charging.web;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.Schema;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Renames the schemas of a description, with all that refers to them, and puts them in order. */
@SuppressWarnings("rawtypes") // The library itself declares its schemas so.
final class SchemaNames {

    private static final String REFERENCE = "#/components/schemas/";
    private static final String PAGE = Page.class.getSimpleName();
    private static final String VIEW = "View";

    private final Map<String, String> names = new TreeMap<>();

    private SchemaNames() {}

    /**
     * Names schemas by what they show rather than by our types: {@code CardPage} in the place of
     * {@code PageCardView}, wherever that leaves the name unique.
     */
    static void ofWhatIsShown(OpenAPI api) {
        SchemaNames renaming = new SchemaNames();
        Map<String, Schema> schemas = api.getComponents().getSchemas();
        Map<String, Schema> renamed = new TreeMap<>();
        for (String name : schemas.keySet()) {
            String shorter = shown(name);
            String chosen = schemas.containsKey(shorter) ? name : shorter;
            renaming.names.put(name, chosen);
            renamed.put(chosen, schemas.get(name));
        }
        renamed.values().forEach(renaming::apply);
        api.getComponents().setSchemas(renamed);
        api.getPaths().values().forEach(path -> path.readOperations().forEach(renaming::apply));
    }

    private static String shown(String name) {
        boolean isPage = name.startsWith(PAGE) && name.length() > PAGE.length();
        String items = isPage ? name.substring(PAGE.length()) : name;
        String plain =
                items.endsWith(VIEW) ? items.substring(0, items.length() - VIEW.length()) : items;
        return isPage ? plain + PAGE : plain;
    }

    private void apply(Operation operation) {
        if (operation.getParameters() != null) {
            operation.getParameters().forEach(parameter -> apply(parameter.getSchema()));
        }
        if (operation.getRequestBody() != null) {
            apply(operation.getRequestBody().getContent());
        }
        operation.getResponses().values().forEach(response -> apply(response.getContent()));
    }

    private void apply(@Nullable Content content) {
        if (content != null) {
            content.values().forEach(media -> apply(media.getSchema()));
        }
    }

    private void apply(@Nullable Schema<?> schema) {
        if (schema == null) {
            return;
        }
        String reference = schema.get$ref();
        if (reference != null && reference.startsWith(REFERENCE)) {
            String name = reference.substring(REFERENCE.length());
            schema.set$ref(REFERENCE + names.getOrDefault(name, name));
        }
        apply(schema.getItems());
        if (schema.getProperties() != null) {
            schema.getProperties().values().forEach(this::apply);
        }
        if (schema.getAdditionalProperties() instanceof Schema<?> additional) {
            apply(additional);
        }
        Stream.of(schema.getAllOf(), schema.getAnyOf(), schema.getOneOf())
                .filter(each -> each != null)
                .forEach(each -> each.forEach(this::apply));
    }
}
