package com.bluesky.charging.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The house as it is, and bad examples of it, against the rules. */
class ArchitectureTest {

    private static final String BASE = "com.bluesky.charging";
    private static final String BAD = "com.bluesky.fixtures.architecture.";

    private static final JavaClasses HOUSE =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages(BASE);

    /**
     * A rule, and where the example lies that it must reject.
     *
     * @param badExample the last part of the package
     */
    record Case(String badExample, Function<Rules, ArchRule> rule) {

        @Override
        public String toString() {
            return badExample;
        }
    }

    static List<Case> cases() {
        return List.of(
                new Case("kernelknowsafeature", Rules::the_kernel_depends_on_no_feature),
                new Case(
                        "contractknowsspring",
                        Rules::contracts_depend_on_the_platform_the_kernel_and_contracts),
                new Case(
                        "commandknowsspring",
                        Rules::the_command_side_knows_contracts_and_axon_only),
                new Case("queryknowsaggregate", Rules::the_query_side_knows_no_other_side),
                new Case("querysends", Rules::the_query_side_sends_no_command),
                new Case("querywrites", Rules::who_answers_from_rows_only_reads_them),
                new Case(
                        "adapterknowsreadtable",
                        Rules::the_pile_adapter_knows_no_aggregate_and_no_read_table),
                new Case(
                        "apiknowsaggregate",
                        Rules::the_api_reaches_the_other_sides_by_messages_only),
                new Case("commandknowsapi", Rules::nobody_depends_on_the_api),
                new Case("featureknowsinside", Rules::a_feature_uses_only_the_contract_of_another),
                new Case("codecknowsaxon", Rules::the_codec_knows_neither_spring_nor_axon),
                new Case("simulatorknowscodec", Rules::the_simulator_and_the_adapter_share_no_code),
                new Case("adapterknowssimulator", Rules::the_adapter_does_not_use_the_simulator),
                new Case("aggregateasks", Rules::aggregates_ask_and_tell_nobody),
                new Case("aggregatelooksattheclock", Rules::time_and_ids_come_in_the_command));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void the_house_keeps_the_rule(Case each) {
        each.rule().apply(new Rules(BASE)).check(HOUSE);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void the_bad_example_breaks_the_rule(Case each) {
        String base = BAD + each.badExample();
        JavaClasses example = new ClassFileImporter().importPackages(base);

        assertThat(example).isNotEmpty();
        assertThat(each.rule().apply(new Rules(base)).evaluate(example).hasViolation()).isTrue();
    }

    @Test
    void no_package_exists_in_two_modules() {
        assertThat(split(HOUSE.stream().map(ArchitectureTest::place).toList())).isEmpty();
    }

    @Test
    void a_package_in_two_modules_is_found() {
        assertThat(
                        split(
                                List.of(
                                        Map.entry("order.web", "api"),
                                        Map.entry("order.query", "query-side"),
                                        Map.entry("order.web", "query-side"))))
                .containsOnlyKeys("order.web");
    }

    @Test
    void every_package_is_null_marked() {
        assertThat(packagesWithoutMark(HOUSE)).isEmpty();
    }

    @Test
    void a_package_without_the_mark_is_found() {
        String base = BAD + "nullunmarked";

        assertThat(packagesWithoutMark(new ClassFileImporter().importPackages(base)))
                .containsExactly(base);
    }

    private static Set<String> packagesWithoutMark(JavaClasses classes) {
        Set<String> all = new TreeSet<>();
        Set<String> marked = new TreeSet<>();
        for (JavaClass type : classes) {
            all.add(type.getPackageName());
            if (type.getSimpleName().equals("package-info")
                    && type.isAnnotatedWith(NullMarked.class)) {
                marked.add(type.getPackageName());
            }
        }
        all.removeAll(marked);
        return all;
    }

    private static Map.Entry<String, String> place(JavaClass type) {
        String source = type.getSource().orElseThrow().getUri().toString();
        String path = type.getName().replace('.', '/');
        return Map.entry(type.getPackageName(), source.substring(0, source.indexOf(path)));
    }

    private static Map<String, Set<String>> split(
            Collection<Map.Entry<String, String>> packagesAndModules) {
        Map<String, Set<String>> modules = new TreeMap<>();
        packagesAndModules.forEach(place ->
                modules.computeIfAbsent(place.getKey(), name -> new TreeSet<>())
                        .add(place.getValue()));
        modules.values().removeIf(places -> places.size() == 1);
        return modules;
    }
}
