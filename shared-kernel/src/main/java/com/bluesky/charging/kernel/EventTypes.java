package com.bluesky.charging.kernel;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The logical names under which events are stored, such as {@code order.ChargingStarted}: the
 * feature and the simple name. They stay when classes move, so no Java class name lasts for ever.
 * Commands that wait for their time are named in the same way.
 */
public final class EventTypes {

    private static final String ROLE = ".contract";

    private final Map<String, Class<?>> classes = new HashMap<>();
    private final Map<Class<?>, String> names = new HashMap<>();

    private EventTypes() {}

    /**
     * Finds all events under the given interfaces.
     *
     * @param roots sealed interfaces in packages {@code ….<feature>.contract}
     * @throws IllegalArgumentException if one of them is not sealed or lies elsewhere, if an event
     *     is no record, or if two events get one name
     */
    public static EventTypes of(Collection<Class<?>> roots) {
        EventTypes types = new EventTypes();
        roots.forEach(root -> types.addAllUnder(root, feature(root)));
        return types;
    }

    /** The name of an event's class; empty when it is no event. */
    public Optional<String> nameOf(Class<?> type) {
        return Optional.ofNullable(names.get(type));
    }

    /** The class of a stored name; empty when no event has it. */
    public Optional<Class<?>> classOf(String name) {
        return Optional.ofNullable(classes.get(name));
    }

    /** All names, in alphabetical order. */
    public Set<String> names() {
        return new TreeSet<>(classes.keySet());
    }

    /** All classes of events. */
    public Set<Class<?>> classes() {
        return Set.copyOf(names.keySet());
    }

    private void addAllUnder(Class<?> type, String feature) {
        if (type.isSealed()) {
            for (Class<?> permitted : type.getPermittedSubclasses()) {
                addAllUnder(permitted, feature);
            }
        } else if (type.isRecord()) {
            add(feature + "." + type.getSimpleName(), type);
        } else {
            throw new IllegalArgumentException(
                    type.getName() + " is neither a sealed interface nor a record.");
        }
    }

    private void add(String name, Class<?> type) {
        Class<?> former = classes.putIfAbsent(name, type);
        if (former != null && !former.equals(type)) {
            throw new IllegalArgumentException(
                    "%s and %s would both be stored as %s."
                            .formatted(former.getName(), type.getName(), name));
        }
        names.put(type, name);
    }

    private static String feature(Class<?> root) {
        String packageName = root.getPackageName();
        if (!root.isSealed() || !packageName.endsWith(ROLE)) {
            throw new IllegalArgumentException(
                    root.getName() + " is no sealed interface of a feature's contract.");
        }
        String feature = packageName.substring(0, packageName.length() - ROLE.length());
        return feature.substring(feature.lastIndexOf('.') + 1);
    }
}
