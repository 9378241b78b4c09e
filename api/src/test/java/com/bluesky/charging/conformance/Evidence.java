package com.bluesky.charging.conformance;

import java.lang.reflect.Method;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/** Notes which scenario passed with which client, in this run of the tests. */
final class Evidence implements InvocationInterceptor {

    private static final Map<Row, SortedSet<Shown>> SHOWN = new EnumMap<>(Row.class);
    private static final Set<Class<?>> RUN = new HashSet<>();

    /** A passed scenario, in the order of its place in the source. */
    record Shown(String testClass, String test, Client client) implements Comparable<Shown> {

        @Override
        public int compareTo(Shown other) {
            return toString().compareTo(other.toString());
        }
    }

    @Override
    public void interceptTestTemplateMethod(
            Invocation<@Nullable Void> invocation,
            ReflectiveInvocationContext<Method> called,
            ExtensionContext context)
            throws Throwable {
        Class<?> testClass = context.getRequiredTestClass();
        synchronized (SHOWN) {
            RUN.add(testClass);
        }
        invocation.proceed();
        Client client = (Client) called.getArguments().getFirst();
        Method test = called.getExecutable();
        synchronized (SHOWN) {
            for (Row row : test.getAnnotation(Scenario.class).shows()) {
                SHOWN.computeIfAbsent(row, any -> new TreeSet<>())
                        .add(new Shown(testClass.getSimpleName(), test.getName(), client));
            }
        }
    }

    /** The names of the test classes that have run a scenario. */
    static SortedSet<String> classesRun() {
        synchronized (SHOWN) {
            SortedSet<String> names = new TreeSet<>();
            RUN.forEach(each -> names.add(each.getSimpleName()));
            return names;
        }
    }

    /** What shows a row. */
    static SortedSet<Shown> of(Row row) {
        synchronized (SHOWN) {
            return new TreeSet<>(SHOWN.getOrDefault(row, new TreeSet<>()));
        }
    }

    /** The clients with which a row was shown. */
    static Set<Client> clientsOf(Row row) {
        Set<Client> clients = EnumSet.noneOf(Client.class);
        of(row).forEach(shown -> clients.add(shown.client()));
        return clients;
    }
}
