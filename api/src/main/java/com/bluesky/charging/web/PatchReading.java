package com.bluesky.charging.web;

import jakarta.validation.Validator;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.type.TypeFactory;

/** Reads the bodies of changes. */
@Configuration(proxyBeanMethods = false)
class PatchReading {

    @Bean
    JacksonModule patches(ObjectProvider<JsonMapper> json, Validator validator) {
        return new SimpleModule("patches")
                .addDeserializer(
                        Patch.class, new PatchReader(TypeFactory.unknownType(), json, validator));
    }

    /** The mapper that it is part of, which reads the content too, is there when it is used. */
    private static final class PatchReader extends ValueDeserializer<Patch<?>> {

        private final JavaType content;
        private final ObjectProvider<JsonMapper> json;
        private final Validator validator;

        PatchReader(JavaType content, ObjectProvider<JsonMapper> json, Validator validator) {
            this.content = content;
            this.json = json;
            this.validator = validator;
        }

        @Override
        public ValueDeserializer<?> createContextual(
                DeserializationContext context, @Nullable BeanProperty property) {
            return new PatchReader(
                    context.getContextualType().containedTypeOrUnknown(0), json, validator);
        }

        @Override
        public Patch<?> deserialize(JsonParser parser, DeserializationContext context) {
            ObjectNode changes = context.readValue(parser, ObjectNode.class);
            return new Patch<>(changes, content, json.getObject(), validator);
        }
    }
}
