package com.bluesky.charging.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.bluesky.charging.kernel.CommandService;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.axonframework.queryhandling.QueryHandler;
import org.axonframework.spring.stereotype.Aggregate;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The dependencies that the architecture allows, under a base package. */
final class Rules {

    private final String base;

    /**
     * Rules for the packages under a base package.
     *
     * @param base {@code com.bluesky.charging}, or where a bad example lies
     */
    Rules(String base) {
        this.base = base;
    }

    ArchRule the_kernel_depends_on_no_feature() {
        return classes()
                .that()
                .resideInAnyPackage(in("kernel"))
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage(with(PLATFORM, "org.axonframework..", in("kernel"))))
                .allowEmptyShould(true);
    }

    ArchRule contracts_depend_on_the_platform_the_kernel_and_contracts() {
        return classes()
                .that()
                .resideInAnyPackage(in("*.contract.."))
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage(
                                with(
                                        PLATFORM,
                                        "org.axonframework..",
                                        in("kernel"),
                                        in("*.contract.."))))
                .allowEmptyShould(true);
    }

    ArchRule the_command_side_knows_contracts_and_axon_only() {
        return classes()
                .that()
                .resideInAnyPackage(in("*.command.."))
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage(
                                with(
                                        PLATFORM,
                                        "org.axonframework..",
                                        "org.slf4j..",
                                        in("kernel"),
                                        in("*.contract.."),
                                        in("*.command.."))))
                .allowEmptyShould(true);
    }

    ArchRule the_query_side_knows_no_other_side() {
        return noClasses()
                .that()
                .resideInAnyPackage(in("*.query.."))
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage(
                                with(API, in("*.command.."), in("*.adapter.."), in("simulator"))))
                .allowEmptyShould(true);
    }

    ArchRule the_query_side_sends_no_command() {
        return noClasses()
                .that()
                .resideInAnyPackage(in("*.query.."))
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.axonframework.commandhandling.."))
                .allowEmptyShould(true);
    }

    /** Otherwise Hibernate keeps a copy of each row, and compares them at the end. */
    ArchRule who_answers_from_rows_only_reads_them() {
        return classes()
                .that()
                .resideInAnyPackage(in("*.query.."))
                .and(answerFromRows())
                .should()
                .beAnnotatedWith(readOnlyTransactions())
                .allowEmptyShould(true);
    }

    ArchRule the_pile_adapter_knows_no_aggregate_and_no_read_table() {
        return noClasses()
                .that()
                .resideInAnyPackage(in("*.adapter.."), in("simulator"))
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage(with(API, in("*.command.."), in("*.query.."))))
                .allowEmptyShould(true);
    }

    ArchRule the_api_reaches_the_other_sides_by_messages_only() {
        return noClasses()
                .that()
                .resideInAnyPackage(with(API))
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage(
                                in("*.command.."),
                                in("*.query.."),
                                in("*.adapter.."),
                                in("simulator")))
                .allowEmptyShould(true);
    }

    ArchRule nobody_depends_on_the_api() {
        return noClasses()
                .that(DescribedPredicate.not(resideInAnyPackage(with(API))))
                .and()
                .resideInAnyPackage(base + "..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(with(API)))
                .allowEmptyShould(true);
    }

    ArchRule a_feature_uses_only_the_contract_of_another() {
        return classes()
                .that()
                .resideInAnyPackage(base + "..")
                .should(new UseOnlyContractsOfOtherFeatures(base))
                .allowEmptyShould(true);
    }

    ArchRule the_codec_knows_neither_spring_nor_axon() {
        return noClasses()
                .that()
                .resideInAnyPackage(in("*.adapter.wire.."))
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("org.springframework..", "org.axonframework.."))
                .allowEmptyShould(true);
    }

    ArchRule the_simulator_and_the_adapter_share_no_code() {
        return noClasses()
                .that()
                .resideInAnyPackage(in("simulator.."))
                .should()
                .dependOnClassesThat(resideInAnyPackage(in("*.adapter..")))
                .allowEmptyShould(true);
    }

    ArchRule the_adapter_does_not_use_the_simulator() {
        return noClasses()
                .that()
                .resideInAnyPackage(in("*.adapter.."))
                .should()
                .dependOnClassesThat(resideInAnyPackage(in("simulator..")))
                .allowEmptyShould(true);
    }

    ArchRule aggregates_ask_and_tell_nobody() {
        return noClasses()
                .that()
                .resideInAnyPackage(in("*.command.."))
                .and(areAggregatesOrServices())
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage(
                                "org.axonframework.queryhandling..",
                                "org.axonframework.commandhandling.gateway..",
                                "java.sql..",
                                "javax.sql..",
                                "java.net.."))
                .allowEmptyShould(true);
    }

    ArchRule time_and_ids_come_in_the_command() {
        return noClasses()
                .that()
                .resideInAnyPackage(in("*.command.."))
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(UUID.class, "randomUUID")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(RandomGenerator.class)
                .allowEmptyShould(true);
    }

    private static final String[] PLATFORM = {"java..", "javax.crypto..", "org.jspecify.."};

    /** The packages of the module {@code api}. */
    private static final String[] API = {
        "web..", "security..", "app..", "demo..", "bench..", "*.web.."
    };

    private static DescribedPredicate<JavaClass> areAggregatesOrServices() {
        return DescribedPredicate.describe(
                "are aggregates or command services",
                type ->
                        type.isAnnotatedWith(Aggregate.class)
                                || type.isAnnotatedWith(CommandService.class));
    }

    private static DescribedPredicate<JavaClass> answerFromRows() {
        return DescribedPredicate.describe(
                "answer queries from rows",
                type ->
                        type.getMethods().stream()
                                        .anyMatch(it -> it.isAnnotatedWith(QueryHandler.class))
                                && type.getFields().stream()
                                        .map(JavaField::getRawType)
                                        .anyMatch(it ->
                                                it.isAssignableTo(EntityManager.class)
                                                        || it.isAssignableTo(Repository.class)));
    }

    private static DescribedPredicate<JavaAnnotation<?>> readOnlyTransactions() {
        return DescribedPredicate.describe(
                "read-only transactions",
                annotation ->
                        annotation.getRawType().isEquivalentTo(Transactional.class)
                                && annotation.as(Transactional.class).readOnly());
    }

    private String in(String packages) {
        return base + "." + packages;
    }

    private String[] with(String[] some, String... others) {
        return Stream.concat(Arrays.stream(some).map(this::complete), Arrays.stream(others))
                .toArray(String[]::new);
    }

    /** The packages of the module api are given relative to the base. */
    private String complete(String packages) {
        return Arrays.asList(API).contains(packages) ? in(packages) : packages;
    }
}
