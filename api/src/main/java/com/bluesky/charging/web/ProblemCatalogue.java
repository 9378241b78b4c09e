package com.bluesky.charging.web;

import com.bluesky.charging.kernel.Refusal;
import com.bluesky.charging.kernel.RefusalDetails;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.models.examples.Example;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.util.ClassUtils;
import tools.jackson.databind.json.JsonMapper;

/** An example of every problem that the API knows, by its code. The problems are found by type. */
final class ProblemCatalogue {

    private static final String BASE = "com.bluesky.charging";

    /** As the API writes: what is not there is left out. */
    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .changeDefaultPropertyInclusion(
                            usual -> usual.withValueInclusion(JsonInclude.Include.NON_NULL))
                    .build();

    private final Words words;
    private final Map<String, Problem> problems = new TreeMap<>();
    private final Map<Class<?>, String> codes;

    ProblemCatalogue(Words words) {
        this.words = words;
        this.codes = new HashMap<>();
        String requestId = String.valueOf(value("Problem", "requestId"));
        for (Class<?> type : subtypes(ProblemType.class)) {
            for (Object constant : type.getEnumConstants()) {
                ProblemType problem = (ProblemType) constant;
                problems.put(
                        problem.name(),
                        Problem.of(problem, problem.remedy(), requestId, fields(problem.name())));
            }
        }
        for (Class<?> type : subtypes(Refusal.class)) {
            if (type.isRecord() && type != RefusalDetails.class) {
                Refusal refusal = occurrence(type);
                problems.put(refusal.code(), Problem.of(refusal, requestId));
                codes.put(type, refusal.code());
            }
        }
    }

    /** Every code, with an example of its problem document. */
    Map<String, Example> examples() {
        Map<String, Example> examples = new TreeMap<>();
        problems.forEach((code, problem) ->
                examples.put(
                        code,
                        new Example()
                                .summary(happened(problem))
                                .value(JSON.convertValue(problem, Map.class))));
        return examples;
    }

    /** The title of a refusal says no more than its status. */
    private String happened(Problem problem) {
        return codes.containsValue(problem.code()) ? problem.detail() : problem.title();
    }

    String codeOf(Class<? extends Refusal> refusal) {
        String code = codes.get(refusal);
        if (code == null) {
            throw new IllegalArgumentException(refusal + " is no record of a refusal.");
        }
        return code;
    }

    int statusOf(String code) {
        Problem problem = problems.get(code);
        if (problem == null) {
            throw new IllegalArgumentException("There is no problem " + code + ".");
        }
        return problem.status();
    }

    /** The codes with a status, sorted. */
    List<String> codesOf(int status) {
        return problems.values().stream()
                .filter(problem -> problem.status() == status)
                .map(Problem::code)
                .toList();
    }

    private static List<FieldProblem> fields(String code) {
        return switch (code) {
            case "INVALID_FIELD" -> List.of(FieldProblem.ofField("/name", "must not be blank"));
            case "UNKNOWN_FIELD" ->
                    List.of(FieldProblem.ofField("/nmae", "This field is not known."));
            case "UNREADABLE_JSON" ->
                    List.of(
                            FieldProblem.ofField(
                                    "/connectorId",
                                    "The value is not of the type that is expected."));
            case "INVALID_PARAMETER" ->
                    List.of(FieldProblem.ofParameter("limit", "must be less than or equal to 200"));
            case "INVALID_CURSOR" ->
                    List.of(
                            FieldProblem.ofParameter(
                                    "cursor", "The cursor was not made by this list."));
            default -> List.of();
        };
    }

    private Refusal occurrence(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        try {
            Constructor<?> constructor =
                    type.getDeclaredConstructor(
                            Arrays.stream(components)
                                    .map(RecordComponent::getType)
                                    .toArray(Class<?>[]::new));
            constructor.trySetAccessible();
            return (Refusal)
                    constructor.newInstance(
                            Arrays.stream(components)
                                    .map(component -> value(type, component))
                                    .toArray());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " cannot be made.", e);
        }
    }

    private @Nullable Object value(Class<?> refusal, RecordComponent component) {
        Class<?> type = component.getType();
        Object word = value(refusal.getSimpleName(), component.getName());
        if (type == long.class || type == Long.class) {
            return word instanceof Number number ? number.longValue() : 1_000L;
        }
        if (type == int.class || type == Integer.class) {
            return word instanceof Number number ? number.intValue() : 10;
        }
        if (type == String.class) {
            return word instanceof String text ? text : "such a " + component.getName();
        }
        return type.isEnum() ? constant(type, word) : null;
    }

    private static Object constant(Class<?> type, @Nullable Object word) {
        Object[] constants = type.getEnumConstants();
        for (Object each : constants) {
            if (String.valueOf(each).equals(word)) {
                return each;
            }
        }
        return constants[0];
    }

    private @Nullable Object value(String owner, String name) {
        return words.of(owner, name).map(Words.Word::value).orElse(null);
    }

    private static List<Class<?>> subtypes(Class<?> type) {
        ClassPathScanningCandidateComponentProvider scanner =
                new ClassPathScanningCandidateComponentProvider(false) {
                    @Override
                    protected boolean isCandidateComponent(AnnotatedBeanDefinition definition) {
                        return definition.getMetadata().isConcrete();
                    }
                };
        scanner.addIncludeFilter(new AssignableTypeFilter(type));
        return scanner.findCandidateComponents(BASE).stream()
                .map(found -> Optional.ofNullable(found.getBeanClassName()).orElseThrow())
                .<Class<?>>map(name -> ClassUtils.resolveClassName(name, type.getClassLoader()))
                .filter(found -> found.isEnum() || found.isRecord())
                .toList();
    }
}
