package com.bluesky.charging.messages;

import com.bluesky.charging.kernel.PersonalData;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.NullMarked;

/** The rules for what an event consists of, so that it can be stored, read and forgotten. */
final class EventShape {

    private static final Set<Class<?>> PRIMITIVES =
            Set.of(int.class, long.class, boolean.class, double.class, String.class, Instant.class);
    private static final Set<Class<?>> BOXES =
            Set.of(Integer.class, Long.class, Boolean.class, Double.class);
    private static final Set<String> SECRETS =
            Set.of(
                    "password",
                    "passphrase",
                    "secret",
                    "secrets",
                    "token",
                    "tokens",
                    "credential",
                    "credentials",
                    "verifier",
                    "hash",
                    "salt",
                    "pin",
                    "private",
                    "tag");

    private final List<String> problems = new ArrayList<>();

    private EventShape() {}

    /** A sentence for each rule that the event or a record within it breaks. */
    static List<String> problemsOf(Class<?> event) {
        EventShape shape = new EventShape();
        for (RecordComponent component : event.getRecordComponents()) {
            if (component.isAnnotationPresent(PersonalData.class)) {
                shape.checkPersonal(component);
            }
        }
        shape.check(event, false);
        return shape.problems;
    }

    private void check(Class<?> type, boolean isWithin) {
        if (!type.getPackage().isAnnotationPresent(NullMarked.class)) {
            problems.add("The package of " + type.getSimpleName() + " is not @NullMarked.");
        }
        for (RecordComponent component : type.getRecordComponents()) {
            if (isWithin && component.isAnnotationPresent(PersonalData.class)) {
                add(component, "would not be encrypted: it lies within a record");
            }
            if (isNamedLikeASecret(wordsOf(component))) {
                add(component, "is named like a secret");
            }
            checkType(component, component.getAnnotatedType());
        }
    }

    private void checkType(RecordComponent component, AnnotatedType type) {
        if (type instanceof AnnotatedParameterizedType list && component.getType() == List.class) {
            AnnotatedType item = list.getAnnotatedActualTypeArguments()[0];
            if (Contracts.isNullable(type) || Contracts.isNullable(item)) {
                add(component, "is a list that may be null or hold null");
            }
            checkPlain(component, item, false);
        } else {
            checkPlain(component, type, true);
        }
    }

    private void checkPlain(RecordComponent component, AnnotatedType type, boolean mustMarkBoxes) {
        if (!(type.getType() instanceof Class<?> plain)) {
            add(component, "is no wire primitive");
        } else if (BOXES.contains(plain)) {
            if (mustMarkBoxes && !Contracts.isNullable(type)) {
                add(component, "is a box, so it may be null, and is not @Nullable");
            }
        } else if (plain.isRecord()) {
            check(plain, true);
        } else if (!PRIMITIVES.contains(plain) && !plain.isEnum()) {
            add(component, "is no wire primitive");
        }
    }

    private void checkPersonal(RecordComponent component) {
        if (component.getType() != String.class
                || !Contracts.isNullable(component.getAnnotatedType())) {
            add(component, "is personal and no @Nullable String");
        }
        String subject = component.getAnnotation(PersonalData.class).subject();
        boolean isNamed =
                Arrays.stream(component.getDeclaringRecord().getRecordComponents())
                        .filter(other -> other.getName().equals(subject))
                        .anyMatch(other ->
                                other.getType() == String.class
                                        && !Contracts.isNullable(other.getAnnotatedType()));
        if (!isNamed) {
            add(component, "is of a person whom the event does not always name");
        }
    }

    private void add(RecordComponent component, String problem) {
        problems.add(
                "%s of %s %s."
                        .formatted(
                                component.getName(),
                                component.getDeclaringRecord().getSimpleName(),
                                problem));
    }

    /** The keyed MAC of a secret tells nothing to those who have no key. */
    private static boolean isNamedLikeASecret(List<String> words) {
        return !words.getLast().equals("mac") && words.stream().anyMatch(SECRETS::contains);
    }

    private static List<String> wordsOf(RecordComponent component) {
        String words = component.getName().replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
        return List.of(words.split(" ", -1));
    }
}
