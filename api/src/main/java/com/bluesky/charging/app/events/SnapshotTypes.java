package com.bluesky.charging.app.events;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import org.axonframework.serialization.jackson3.Jackson3SerializerCustomizer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.Version;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.introspect.AnnotationIntrospectorPair;
import tools.jackson.databind.introspect.NopAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;

/**
 * Lets snapshots take an aggregate's state from its fields, private as they are, and name the case
 * of a sealed state.
 */
final class SnapshotTypes implements Jackson3SerializerCustomizer {

    private static final String OURS = "com.bluesky.";

    @Override
    public void accept(JsonMapper.Builder builder) {
        new AxonTypes().accept(builder);
        builder.changeDefaultVisibility(visibility ->
                visibility
                        .withVisibility(PropertyAccessor.FIELD, JsonAutoDetect.Visibility.ANY)
                        .withVisibility(PropertyAccessor.GETTER, JsonAutoDetect.Visibility.NONE)
                        .withVisibility(
                                PropertyAccessor.IS_GETTER, JsonAutoDetect.Visibility.NONE));
        builder.annotationIntrospector(
                new AnnotationIntrospectorPair(
                        new SealedStates(), builder.annotationIntrospector()));
    }

    private static final class SealedStates extends NopAnnotationIntrospector {

        private static final long serialVersionUID = 1L;

        @Override
        public JsonTypeInfo.@Nullable Value findPolymorphicTypeInfo(
                MapperConfig<?> config, Annotated annotated) {
            if (annotated instanceof AnnotatedClass
                    && annotated.getRawType().getName().startsWith(OURS)
                    && isSealedOrCase(annotated.getRawType())) {
                return JsonTypeInfo.Value.construct(
                        JsonTypeInfo.Id.SIMPLE_NAME,
                        JsonTypeInfo.As.PROPERTY,
                        "@case",
                        null,
                        false,
                        null);
            }
            return null;
        }

        private static boolean isSealedOrCase(Class<?> type) {
            if (type.isSealed()) {
                return true;
            }
            for (Class<?> parent : type.getInterfaces()) {
                if (parent.isSealed() && parent.getName().startsWith(OURS)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public Version version() {
            return Version.unknownVersion();
        }
    }
}
