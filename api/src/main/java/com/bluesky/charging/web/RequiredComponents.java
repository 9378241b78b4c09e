package com.bluesky.charging.web;

import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.RecordComponent;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Marks the components of records that are not nullable as required in their schemas, and those
 * that must not be empty as such: a size without a minimum would say that they may be.
 */
final class RequiredComponents implements ModelConverter {

    private static final String REFERENCE = "#/components/schemas/";

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        if (!chain.hasNext()) {
            return null;
        }
        Schema<?> resolved = chain.next().resolve(type, context, chain);
        JavaType java = Json.mapper().constructType(type.getType());
        if (resolved != null && java != null && java.getRawClass().isRecord()) {
            require(named(resolved, context), java.getRawClass());
        }
        return resolved;
    }

    private static @Nullable Schema<?> named(Schema<?> resolved, ModelConverterContext context) {
        String reference = resolved.get$ref();
        return reference == null
                ? resolved
                : context.getDefinedModels().get(reference.substring(REFERENCE.length()));
    }

    private static void require(@Nullable Schema<?> schema, Class<?> recordType) {
        if (schema == null || schema.getProperties() == null) {
            return;
        }
        List<String> required =
                Stream.of(recordType.getRecordComponents())
                        .filter(component -> !isNullable(component))
                        .map(RecordComponent::getName)
                        .filter(schema.getProperties()::containsKey)
                        .toList();
        schema.setRequired(required);
        for (RecordComponent component : recordType.getRecordComponents()) {
            Schema<?> property = schema.getProperties().get(component.getName());
            if (property != null) {
                requireContent(property, component.getAnnotatedType());
            }
        }
    }

    private static void requireContent(Schema<?> property, AnnotatedElement constraints) {
        if (constraints.isAnnotationPresent(NotBlank.class)
                && (property.getMinLength() == null || property.getMinLength() == 0)) {
            property.setMinLength(1);
        }
        if (constraints.isAnnotationPresent(NotEmpty.class)
                && (property.getMinItems() == null || property.getMinItems() == 0)) {
            property.setMinItems(1);
        }
    }

    private static boolean isNullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }
}
