package com.bluesky.charging.web;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/**
 * Says the version of every resource that has one as its {@code ETag}, for the {@link IfMatch} of a
 * change. It stands for what persons can change; counts and states that a view shows beside may
 * have moved on under the same one, so it answers no {@code If-None-Match}.
 */
@RestControllerAdvice
final class VersionTag implements ResponseBodyAdvice<Object> {

    private static final ClassValue<Optional<RecordComponent>> VERSIONS =
            new ClassValue<>() {
                @Override
                protected Optional<RecordComponent> computeValue(Class<?> type) {
                    return type.isRecord() ? versionOf(type) : Optional.empty();
                }
            };

    /** Whether answers of a type carry the tag. */
    static boolean isOn(Class<?> type) {
        return VERSIONS.get(type).isPresent();
    }

    @Override
    public boolean supports(
            MethodParameter returnType, Class<? extends HttpMessageConverter<?>> converterType) {
        return true;
    }

    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object body,
            MethodParameter returnType,
            MediaType selectedContentType,
            Class<? extends HttpMessageConverter<?>> selectedConverterType,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        if (body != null) {
            VERSIONS.get(body.getClass())
                    .ifPresent(version ->
                            response.getHeaders()
                                    .set(HttpHeaders.ETAG, "\"" + read(version, body) + "\""));
        }
        return body;
    }

    private static Optional<RecordComponent> versionOf(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .filter(component ->
                        component.getName().equals("version") && component.getType() == long.class)
                .findAny();
    }

    private static long read(RecordComponent version, Object body) {
        try {
            var accessor = version.getAccessor();
            accessor.trySetAccessible();
            return (long) accessor.invoke(body);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("A version cannot be read.", e);
        }
    }
}
