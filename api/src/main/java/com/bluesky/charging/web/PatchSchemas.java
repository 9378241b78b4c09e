package com.bluesky.charging.web;

import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.Schema;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Describes a {@link Patch}: all fields of its content, none of which it must have, and null where
 * the content can do without.
 */
@SuppressWarnings("rawtypes") // The library itself declares its schemas so.
final class PatchSchemas implements ModelConverter {

    static final String SUFFIX = "Patch";

    private static final String REFERENCE = "#/components/schemas/";

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        JavaType java = Json.mapper().constructType(type.getType());
        if (java != null && java.getRawClass() == Patch.class) {
            return patchOf(java.containedTypeOrUnknown(0), context);
        }
        return chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
    }

    private static Schema<?> patchOf(JavaType content, ModelConverterContext context) {
        context.resolve(new AnnotatedType(content).resolveAsRef(true));
        String name = content.getRawClass().getSimpleName();
        Schema<?> whole = context.getDefinedModels().get(name);
        if (whole == null) {
            throw new IllegalStateException("There is no schema of " + name + ".");
        }
        List<String> required = whole.getRequired() == null ? List.of() : whole.getRequired();
        Schema<Object> patch = typed("object");
        whole.getProperties()
                .forEach((field, schema) ->
                        patch.addProperty(
                                field, required.contains(field) ? schema : orNull(schema)));
        patch.additionalProperties(false);
        context.defineModel(name + SUFFIX, patch);
        return new Schema<>().$ref(REFERENCE + name + SUFFIX);
    }

    private static Schema<?> orNull(Schema<?> schema) {
        if (schema.get$ref() != null || schema.getTypes() == null) {
            Schema<Object> either = new Schema<>();
            either.setAnyOf(List.of(schema, typed("null")));
            return either;
        }
        Schema<?> copy = Json.mapper().convertValue(schema, Schema.class);
        Set<String> types = new LinkedHashSet<>(schema.getTypes());
        types.add("null");
        copy.setTypes(types);
        return copy;
    }

    private static Schema<Object> typed(String type) {
        Schema<Object> schema = new Schema<>();
        schema.setTypes(Set.of(type));
        return schema;
    }
}
