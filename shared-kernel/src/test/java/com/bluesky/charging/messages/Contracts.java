package com.bluesky.charging.messages;

import com.bluesky.charging.kernel.EventTypes;
import com.bluesky.charging.kernel.Refusal;
import com.bluesky.charging.kernel.RefusalDetails;
import com.bluesky.charging.kernel.Rule;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.serialization.AnnotationRevisionResolver;
import org.axonframework.serialization.Revision;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectMapper;

/** What the features promise one another, found on the class path so that nothing is forgotten. */
final class Contracts {

    private static final String FIRST_REVISION = "1";
    private static final String CLASS_FILE = ".class";
    private static final String KERNEL = EventTypes.class.getPackageName();
    private static final String SIMULATOR = "com.bluesky.charging.simulator.contract";

    /** Value objects that are worked out where they are needed and are part of no message. */
    private static final Set<String> NEVER_SENT =
            Set.of("TimeSpan", "PricedPeriod", "Prices", "SteadyEnergy", "PricedCharge");

    private Contracts() {}

    /** The sealed interfaces {@code …Event} of all features. */
    static List<Class<?>> eventInterfaces() {
        return all().filter(Class::isInterface)
                .filter(Contracts::isInContract)
                .filter(type -> type.getSimpleName().endsWith("Event"))
                .toList();
    }

    /** The logical names of all events. */
    static EventTypes eventTypes() {
        return EventTypes.of(eventInterfaces());
    }

    /** The version of an event's form: Axon's {@code @Revision}, or 1 where there is none. */
    static String revisionOf(Class<?> event) {
        Revision revision = event.getAnnotation(Revision.class);
        return revision == null ? FIRST_REVISION : revision.value();
    }

    /** Every record that travels: commands, events, queries, answers and their parts. */
    static List<Class<?>> messages() {
        return all().filter(Class::isRecord)
                .filter(type -> Modifier.isPublic(type.getModifiers()))
                .filter(type -> isInContract(type) || type.getPackageName().equals(KERNEL))
                .filter(type -> type == RefusalDetails.class || !isRefusalOrRule(type))
                .filter(type -> !NEVER_SENT.contains(type.getSimpleName()))
                .toList();
    }

    /** Every refusal of a feature. */
    static List<Class<? extends Refusal>> refusals() {
        return all().filter(Class::isRecord)
                .filter(Refusal.class::isAssignableFrom)
                .filter(type -> type != RefusalDetails.class)
                .<Class<? extends Refusal>>map(type -> type.asSubclass(Refusal.class))
                .toList();
    }

    /** The JSON of stored events, as the same serializer makes it in the application. */
    static ObjectMapper json() {
        return Jackson3Serializer.builder()
                .revisionResolver(new AnnotationRevisionResolver())
                .build()
                .getObjectMapper();
    }

    /** Whether the type of a component allows null. */
    static boolean isNullable(AnnotatedType type) {
        return type.isAnnotationPresent(Nullable.class);
    }

    private static boolean isInContract(Class<?> type) {
        String name = type.getPackageName();
        return name.endsWith(".contract") && !name.equals(SIMULATOR);
    }

    private static boolean isRefusalOrRule(Class<?> type) {
        return Refusal.class.isAssignableFrom(type) || Rule.class.isAssignableFrom(type);
    }

    private static Stream<Class<?>> all() {
        Path root = classes();
        try (Stream<Path> files = Files.walk(root)) {
            List<Class<?>> found =
                    files.map(file -> root.relativize(file).toString())
                            .filter(file -> file.endsWith(CLASS_FILE))
                            .filter(file -> !file.endsWith("package-info" + CLASS_FILE))
                            .sorted()
                            .<Class<?>>map(Contracts::load)
                            .toList();
            return found.stream();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot look through " + root, e);
        }
    }

    private static Path classes() {
        try {
            return Path.of(
                    EventTypes.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("The classes under test lie nowhere.", e);
        }
    }

    private static Class<?> load(String file) {
        String name =
                file.substring(0, file.length() - CLASS_FILE.length())
                        .replace(File.separatorChar, '.');
        try {
            return Class.forName(name, false, Contracts.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(file + " holds no class " + name, e);
        }
    }
}
