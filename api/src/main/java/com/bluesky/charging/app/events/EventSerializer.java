package com.bluesky.charging.app.events;

import com.bluesky.charging.kernel.EventTypes;
import java.time.Instant;
import java.util.Optional;
import org.axonframework.serialization.AnnotationRevisionResolver;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.ObjectNode;

/**
 * Events as they are stored: JSON under a logical name and a revision, with personal data
 * encrypted. The dead-letter queues use it too, so what is parked there is no less protected.
 *
 * <p>An event whose name is not known stops whoever reads it; Axon alone would skip it silently.
 */
final class EventSerializer extends Jackson3Serializer {

    private static final String FIRST_REVISION = "1";

    /** What Axon itself stores with this serializer: metadata, diagnostics. */
    private static final String AXON = "org.axonframework.";

    private final EventTypes types;
    private final PersonalFields personal;

    EventSerializer(EventTypes types, PersonalFields personal) {
        super(
                Jackson3Serializer.builder()
                        .revisionResolver(new AnnotationRevisionResolver())
                        .jsonMapperBuilderCustomizer(EventSerializer::customize));
        this.types = types;
        this.personal = personal;
    }

    private static void customize(JsonMapper.Builder mapper) {
        new AxonTypes().accept(mapper);
        mapper.addModule(new SimpleModule().addDeserializer(Instant.class, new UsualInstants()));
    }

    @Override
    @SuppressWarnings("rawtypes") // as Axon declares it
    public SerializedType typeForClass(Class type) {
        Optional<String> name = type == null ? Optional.empty() : types.nameOf(type);
        return name.<SerializedType>map(known -> new SimpleSerializedType(known, revision(type)))
                .orElseGet(() -> super.typeForClass(type));
    }

    @Override
    protected String resolveClassName(SerializedType type) {
        return types.classOf(type.getName())
                .map(Class::getName)
                .orElseGet(() -> frameworkClass(type));
    }

    @Override
    public <T> SerializedObject<T> serialize(Object object, Class<T> representation) {
        if (object == null || !personal.existIn(object.getClass())) {
            return super.serialize(object, representation);
        }
        try {
            SerializedType type = typeForClass(object.getClass());
            ObjectNode event = getObjectMapper().valueToTree(object);
            personal.encrypt(object.getClass(), type.getName(), event);
            byte[] json = getWriter().writeValueAsBytes(event);
            return new SimpleSerializedObject<>(
                    getConverter().convert(json, representation), representation, type);
        } catch (JacksonException e) {
            throw new SerializationException("Cannot write an event.", e);
        }
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // as Axon declares it
    public <S, T> T deserialize(SerializedObject<S> stored) {
        Class<?> type = classForType(stored.getType());
        if (!personal.existIn(type)) {
            return super.deserialize(stored);
        }
        try {
            ObjectNode event = (ObjectNode) tree(stored).deepCopy();
            personal.decrypt(type, stored.getType().getName(), event);
            return (T) getReader(type).readValue(event);
        } catch (JacksonException e) {
            throw new SerializationException(
                    "Cannot read an event of type " + stored.getType().getName() + ".", e);
        }
    }

    private <S> JsonNode tree(SerializedObject<S> stored) {
        if (stored.getData() instanceof JsonNode node) {
            return node;
        }
        return getObjectMapper().readTree(getConverter().convert(stored, byte[].class).getData());
    }

    private String revision(Class<?> type) {
        String revision = getRevisionResolver().revisionOf(type);
        return revision == null ? FIRST_REVISION : revision;
    }

    private static String frameworkClass(SerializedType type) {
        if (type.getName().startsWith(AXON)) {
            return type.getName();
        }
        throw new UnknownEventType(type);
    }
}
