package com.bluesky.charging.app.events;

import com.bluesky.charging.kernel.PersonalData;
import com.bluesky.charging.kernel.SubjectKeys;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.SecretKey;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Encrypts and decrypts, in the JSON of an event, the fields that say something about a person. In
 * place of the text stands {@code {"enc": "…"}}.
 *
 * <p>The ciphertext is bound to the event's type, the field and the person, so that it can be read
 * at no other place.
 */
final class PersonalFields {

    private static final String ENCRYPTED = "enc";

    /** A field of an event, and the field that names whose it is. */
    private record Field(String name, String subject) {}

    private final SubjectKeys keys;
    private final Map<Class<?>, List<Field>> known = new ConcurrentHashMap<>();

    PersonalFields(SubjectKeys keys) {
        this.keys = keys;
    }

    /** Whether events of this class say anything about a person. */
    boolean existIn(Class<?> type) {
        return !of(type).isEmpty();
    }

    /**
     * Replaces each text by its ciphertext. A text of a person whose key was destroyed is left out:
     * nothing more may be remembered of that person.
     */
    void encrypt(Class<?> type, String typeName, ObjectNode event) {
        for (Field field : of(type)) {
            JsonNode text = event.path(field.name());
            if (text.isString()) {
                String subject = subject(event, field);
                Optional<SecretKey> key = keys.findOrCreate(subject);
                if (key.isPresent()) {
                    byte[] context = context(typeName, field, subject);
                    event.putObject(field.name())
                            .put(ENCRYPTED, Sealed.seal(key.get(), context, text.stringValue()));
                } else {
                    event.putNull(field.name());
                }
            }
        }
    }

    /** Replaces each ciphertext by its text, or by null when the key is gone. */
    void decrypt(Class<?> type, String typeName, ObjectNode event) {
        for (Field field : of(type)) {
            JsonNode ciphertext = event.path(field.name()).path(ENCRYPTED);
            if (ciphertext.isString()) {
                String subject = subject(event, field);
                Optional<SecretKey> key = keys.find(subject);
                if (key.isPresent()) {
                    byte[] context = context(typeName, field, subject);
                    event.put(
                            field.name(),
                            Sealed.open(key.get(), context, ciphertext.stringValue()));
                } else {
                    event.putNull(field.name());
                }
            }
        }
    }

    private List<Field> of(Class<?> type) {
        return known.computeIfAbsent(type, PersonalFields::find);
    }

    private static List<Field> find(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        if (components == null) {
            return List.of();
        }
        return Arrays.stream(components)
                .filter(component -> component.isAnnotationPresent(PersonalData.class))
                .map(component -> field(type, component))
                .toList();
    }

    private static Field field(Class<?> type, RecordComponent component) {
        if (component.getType() != String.class) {
            throw new IllegalStateException(
                    "Personal data must be a text: %s of %s."
                            .formatted(component.getName(), type.getName()));
        }
        String subject = component.getAnnotation(PersonalData.class).subject();
        return new Field(component.getName(), subject);
    }

    private static String subject(ObjectNode event, Field field) {
        JsonNode subject = event.path(field.subject());
        if (!subject.isString()) {
            throw new IllegalStateException(
                    "Personal data of nobody: %s names no %s."
                            .formatted(field.name(), field.subject()));
        }
        return subject.stringValue();
    }

    private static byte[] context(String typeName, Field field, String subject) {
        return Sealed.context(typeName, field.name(), subject);
    }
}
