package com.bluesky.charging.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.bluesky.charging.web.CommittedFile;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/ocpp16.md} says what the scenarios of this run have shown, no more and no less. The
 * build runs it by itself after all others; when somebody chose tests and not all scenarios were
 * run, there is nothing to compare. In a full build they all are.
 */
class Ocpp16DocumentTest {

    /** What the build passes on when somebody has chosen tests ({@code -Dtest=}). */
    private static final String CHOSEN_TESTS = "test";

    @Test
    void every_row_has_a_scenario() throws Exception {
        Set<Row> claimed = new TreeSet<>();
        for (Class<?> testClass : testClasses()) {
            scenariosOf(testClass)
                    .forEach(test ->
                            claimed.addAll(List.of(test.getAnnotation(Scenario.class).shows())));
        }
        assertThat(claimed).containsExactly(Row.values());
    }

    @Test
    void every_row_was_shown_by_every_client_that_can() throws Exception {
        assumeAllWereRun();
        List<String> missing = new ArrayList<>();
        for (Row row : Row.values()) {
            Set<Client> shown = Evidence.clientsOf(row);
            Arrays.stream(Client.values())
                    .filter(client -> client.lacks(row.need()) == null && !shown.contains(client))
                    .forEach(client -> missing.add(row + " with " + client));
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void the_document_is_what_was_shown() throws Exception {
        assumeAllWereRun();
        CommittedFile.assertUpToDate("ocpp16.md", Ocpp16Document.write());
    }

    private static void assumeAllWereRun() throws Exception {
        SortedSet<String> all = new TreeSet<>();
        testClasses().forEach(each -> all.add(each.getSimpleName()));
        if (System.getProperty(CHOSEN_TESTS) == null
                && System.getProperty(Evidence.BUILD) != null) {
            assertThat(Evidence.classesRun()).as("scenarios of a full build").isEqualTo(all);
        }
        assumeThat(Evidence.classesRun()).as("scenarios that were run").isEqualTo(all);
    }

    private static List<Class<?>> testClasses() throws IOException, ClassNotFoundException {
        List<Class<?>> found = new ArrayList<>();
        String location = Ocpp16DocumentTest.class.getPackageName().replace('.', '/');
        Path folder = Path.of("target", "test-classes").resolve(location);
        try (Stream<Path> files = Files.list(folder)) {
            for (String name : files.map(file -> String.valueOf(file.getFileName())).toList()) {
                if (name.endsWith("Test.class")) {
                    Class<?> testClass =
                            Class.forName(
                                    Ocpp16DocumentTest.class.getPackageName()
                                            + "."
                                            + name.replace(".class", ""));
                    if (scenariosOf(testClass).findAny().isPresent()) {
                        found.add(testClass);
                    }
                }
            }
        }
        assertThat(found).isNotEmpty();
        return found;
    }

    private static Stream<Method> scenariosOf(Class<?> testClass) {
        return Arrays.stream(testClass.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Scenario.class));
    }
}
