package com.bluesky.charging.app.events;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Finds the aggregate that a command names, by the one component of its record that is marked. How
 * to find it is looked up once for each kind of command; Axon's own resolver looks through all
 * methods and fields, with those of the record's interfaces, for each command.
 */
final class CommandTargets implements CommandTargetResolver {

    private static final ClassValue<Method> ACCESSORS =
            new ClassValue<>() {
                @Override
                protected Method computeValue(Class<?> command) {
                    return accessor(command);
                }
            };

    @Override
    public VersionedAggregateIdentifier resolveTarget(CommandMessage<?> command) {
        Object target = value(ACCESSORS.get(command.getPayloadType()), command.getPayload());
        if (target == null) {
            throw new IllegalArgumentException(
                    "A command names no aggregate: " + command.getPayloadType().getName());
        }
        return new VersionedAggregateIdentifier(target, null);
    }

    private static @Nullable Object value(Method accessor, Object command) {
        try {
            return accessor.invoke(command);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("Cannot read " + accessor, e);
        }
    }

    private static Method accessor(Class<?> command) {
        List<Method> marked =
                Arrays.stream(command.getMethods())
                        .filter(method ->
                                method.getParameterCount() == 0
                                        && method.isAnnotationPresent(
                                                TargetAggregateIdentifier.class))
                        .toList();
        if (marked.size() != 1) {
            throw new IllegalArgumentException(
                    "A command marks one component of its record as its aggregate's id: "
                            + command.getName());
        }
        Method accessor = marked.getFirst();
        accessor.setAccessible(true);
        return accessor;
    }
}
