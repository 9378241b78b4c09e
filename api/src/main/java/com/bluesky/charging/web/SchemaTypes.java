package com.bluesky.charging.web;

import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.Schema;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that a name of a schema means one type only: the library names schemas by simple class
 * names, and of two with the same name it would keep one without a word.
 */
final class SchemaTypes implements ModelConverter {

    private final Map<String, String> types = new ConcurrentHashMap<>();

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        if (!chain.hasNext()) {
            return null;
        }
        JavaType java = Json.mapper().constructType(type.getType());
        Class<?> raw = java == null ? null : java.getRawClass();
        if (raw != null && raw.isEnum() && raw.getEnclosingClass() != null && !isNamed(raw)) {
            type.setName(nameOf(raw, raw.getEnclosingClass()));
        }
        Schema<?> resolved = chain.next().resolve(type, context, chain);
        if (resolved != null && resolved.get$ref() != null && raw != null) {
            mustBeOne(resolved.get$ref(), java.toCanonical());
        }
        return resolved;
    }

    /** {@code CurrentType} says what it is, {@code Kind} only together with where it is. */
    private static String nameOf(Class<?> inner, Class<?> outer) {
        String name = inner.getSimpleName();
        boolean hasWords = name.substring(1).chars().anyMatch(Character::isUpperCase);
        return hasWords ? name : outer.getSimpleName() + name;
    }

    private static boolean isNamed(Class<?> type) {
        io.swagger.v3.oas.annotations.media.Schema described =
                type.getAnnotation(io.swagger.v3.oas.annotations.media.Schema.class);
        return described != null && !described.name().isEmpty();
    }

    private void mustBeOne(String reference, String type) {
        String known = types.putIfAbsent(reference, type);
        if (known != null && !known.equals(type)) {
            throw new IllegalStateException(
                    "%s would be both %s and %s. Give one of them a @Schema(name = …)."
                            .formatted(reference, known, type));
        }
    }
}
