package com.bluesky.charging.messages;

import static org.assertj.core.api.Assertions.assertThat;

import com.bluesky.charging.kernel.PersonalData;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** What events may be made of, so that they can be stored, read and forgotten for ever. */
class EventShapeTest {

    private static final Set<Class<?>> PRIMITIVES =
            Set.of(int.class, long.class, boolean.class, double.class);
    private static final Set<Class<?>> BOXES =
            Set.of(Integer.class, Long.class, Boolean.class, Double.class);
    private static final Set<Class<?>> TEXTS = Set.of(String.class, Instant.class);

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

    @Test
    void all_interfaces_of_events_are_sealed_and_found() {
        assertThat(Contracts.eventInterfaces()).hasSizeGreaterThanOrEqualTo(12);
        assertThat(Contracts.eventInterfaces()).allMatch(Class::isSealed);
        assertThat(Contracts.eventTypes().names()).contains("order.ChargingStarted");
    }

    @Test
    void events_consist_of_wire_primitives_records_and_lists_only() {
        assertThat(partsOfEvents()).allSatisfy(part -> isOnTheWire(part.getAnnotatedType(), part));
    }

    @Test
    void what_may_be_absent_is_marked_and_only_a_box_may_be() {
        assertThat(partsOfEvents())
                .allSatisfy(part -> {
                    boolean nullable = Contracts.isNullable(part.getAnnotatedType());
                    if (BOXES.contains(part.getType())) {
                        assertThat(nullable).as("%s is @Nullable", part).isTrue();
                    }
                    if (part.getType() == List.class) {
                        assertThat(nullable).as("%s is empty, not null", part).isFalse();
                    }
                });
    }

    @Test
    void every_package_of_events_means_not_null_where_nothing_is_said() {
        assertThat(Contracts.eventInterfaces())
                .allSatisfy(type ->
                        assertThat(type.getPackage().isAnnotationPresent(NullMarked.class))
                                .as("%s is @NullMarked", type.getPackageName())
                                .isTrue());
    }

    @Test
    void no_component_is_named_like_a_secret() {
        assertThat(partsOfEvents())
                .allSatisfy(part -> assertThat(wordsOf(part)).doesNotContainAnyElementsOf(SECRETS));
    }

    @Test
    void personal_data_is_a_nullable_text_of_a_person_whom_the_event_names() {
        List<RecordComponent> personal =
                partsOfEvents().stream()
                        .filter(part -> part.isAnnotationPresent(PersonalData.class))
                        .toList();

        assertThat(personal).isNotEmpty();
        assertThat(personal)
                .allSatisfy(part -> {
                    assertThat(part.getType()).isEqualTo(String.class);
                    assertThat(Contracts.isNullable(part.getAnnotatedType())).isTrue();
                    assertThat(subjectOf(part).getType()).isEqualTo(String.class);
                });
    }

    @Test
    void personal_data_is_a_component_of_the_event_itself_because_only_there_it_is_encrypted() {
        Set<Class<?>> events = Contracts.eventTypes().classes();
        assertThat(partsOfEvents())
                .filteredOn(part -> part.isAnnotationPresent(PersonalData.class))
                .allSatisfy(part -> assertThat(events).contains(part.getDeclaringRecord()));
    }

    private static void isOnTheWire(AnnotatedType type, RecordComponent part) {
        if (type instanceof AnnotatedParameterizedType list) {
            assertThat(part.getType()).as("%s", part).isEqualTo(List.class);
            AnnotatedType item = list.getAnnotatedActualTypeArguments()[0];
            assertThat(Contracts.isNullable(item)).as("items of %s may be null", part).isFalse();
            isOnTheWire(item, part);
        } else {
            Class<?> plain = (Class<?>) type.getType();
            assertThat(
                            PRIMITIVES.contains(plain)
                                    || BOXES.contains(plain)
                                    || TEXTS.contains(plain)
                                    || plain.isEnum()
                                    || plain.isRecord())
                    .as("%s of %s is a wire primitive", part, part.getDeclaringRecord())
                    .isTrue();
        }
    }

    private static RecordComponent subjectOf(RecordComponent personal) {
        String subject = personal.getAnnotation(PersonalData.class).subject();
        return Arrays.stream(personal.getDeclaringRecord().getRecordComponents())
                .filter(component -> component.getName().equals(subject))
                .findFirst()
                .orElseThrow(() -> new AssertionError(personal + " is of nobody: " + subject));
    }

    private static List<String> wordsOf(RecordComponent part) {
        return List.of(
                part.getName()
                        .replaceAll("([A-Z])", " $1")
                        .toLowerCase(Locale.ROOT)
                        .split(" ", -1));
    }

    /** The components of all events and of the records that they contain, each record once. */
    private static List<RecordComponent> partsOfEvents() {
        Set<Class<?>> seen = new LinkedHashSet<>();
        Contracts.eventTypes().classes().forEach(event -> addRecords(event, seen));
        return seen.stream().flatMap(type -> Arrays.stream(type.getRecordComponents())).toList();
    }

    private static void addRecords(Class<?> type, Set<Class<?>> seen) {
        if (type.isRecord() && seen.add(type)) {
            for (RecordComponent component : type.getRecordComponents()) {
                addRecords(component.getType(), seen);
                if (component.getAnnotatedType() instanceof AnnotatedParameterizedType list
                        && list.getAnnotatedActualTypeArguments()[0].getType()
                                instanceof Class<?> item) {
                    addRecords(item, seen);
                }
            }
        }
    }
}
