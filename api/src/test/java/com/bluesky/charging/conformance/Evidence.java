package com.bluesky.charging.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/**
 * Notes which scenario passed with which client, in this build: in a file of each test class, for
 * the classes run in several processes.
 */
final class Evidence implements InvocationInterceptor {

    /** What the build sets, another one for each run of it, and a development environment not. */
    static final String BUILD = "bluesky.build";

    private static final Path FOLDER =
            Path.of("target", "evidence", System.getProperty(BUILD, "none"));

    private static final String SEPARATOR = " ";

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
        String testClass = context.getRequiredTestClass().getSimpleName();
        note(testClass, "");
        invocation.proceed();
        Client client = (Client) called.getArguments().getFirst();
        Method test = called.getExecutable();
        StringBuilder lines = new StringBuilder();
        for (Row row : test.getAnnotation(Scenario.class).shows()) {
            lines.append(String.join(SEPARATOR, row.name(), test.getName(), client.name()))
                    .append('\n');
        }
        note(testClass, lines.toString());
    }

    private static void note(String testClass, String lines) throws IOException {
        Files.createDirectories(FOLDER);
        Files.writeString(
                FOLDER.resolve(testClass),
                lines,
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    /** The names of the test classes that have run a scenario. */
    static SortedSet<String> classesRun() {
        if (!Files.isDirectory(FOLDER)) {
            return new TreeSet<>();
        }
        try (Stream<Path> files = Files.list(FOLDER)) {
            return new TreeSet<>(files.map(file -> String.valueOf(file.getFileName())).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What shows a row. */
    static SortedSet<Shown> of(Row row) {
        SortedSet<Shown> shown = new TreeSet<>();
        for (String testClass : classesRun()) {
            for (String line : linesOf(testClass)) {
                String[] parts = line.split(SEPARATOR, -1);
                if (parts[0].equals(row.name())) {
                    shown.add(new Shown(testClass, parts[1], Client.valueOf(parts[2])));
                }
            }
        }
        return shown;
    }

    private static List<String> linesOf(String testClass) {
        try {
            return Files.readAllLines(FOLDER.resolve(testClass));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The clients with which a row was shown. */
    static Set<Client> clientsOf(Row row) {
        Set<Client> clients = EnumSet.noneOf(Client.class);
        of(row).forEach(shown -> clients.add(shown.client()));
        return clients;
    }
}
