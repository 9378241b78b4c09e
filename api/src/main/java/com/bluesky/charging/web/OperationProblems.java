package com.bluesky.charging.web;

import com.bluesky.charging.kernel.IdempotencyKeyReused;
import com.bluesky.charging.kernel.PreconditionFailed;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * With which problems an operation may answer: those of its shape, which follow from its parameters
 * and body, and its {@link Refusals}. Each is shown by an example.
 */
final class OperationProblems {

    private static final String OTHERS = "default";

    private static final Map<String, String> DESCRIPTIONS =
            Map.ofEntries(
                    Map.entry("400", "The request is not well-formed."),
                    Map.entry("401", "There is no valid token, or no valid key."),
                    Map.entry("403", "It is not allowed."),
                    Map.entry("404", "Something that is named does not exist."),
                    Map.entry("409", "The state does not allow it now."),
                    Map.entry("412", "Somebody else changed it since it was read."),
                    Map.entry("413", "The body is too large."),
                    Map.entry("415", "The body is of another media type."),
                    Map.entry("422", "The content contradicts itself, or the key was used before."),
                    Map.entry("428", "The change has no If-Match."),
                    Map.entry("429", "There were too many requests."),
                    Map.entry("503", "It cannot be answered in time."),
                    Map.entry(OTHERS, "Any other problem."));

    /**
     * Actions that change nothing when their state is reached already, or that their If-Match
     * guards: they want an Idempotency-Key as every POST does, and compare it with none.
     */
    private static final Set<String> IDEMPOTENT_BY_STATE =
            Set.of(
                    "assignTariff",
                    "publishPricePlan",
                    "retireDevice",
                    "retirePricePlan",
                    "retireSite",
                    "settleOrder",
                    "stopOrder");

    private final ProblemCatalogue catalogue;
    private final Refusals refusals;
    private final List<Shared> shared;

    /** The codes that some response shows. */
    private final Set<String> shown = ConcurrentHashMap.newKeySet();

    /** A response that operations have in common. */
    private record Shared(String name, String status, List<String> codes) {

        ApiResponse reference() {
            return new ApiResponse().$ref("#/components/responses/" + name);
        }
    }

    OperationProblems(ProblemCatalogue catalogue, Refusals refusals) {
        this.catalogue = catalogue;
        this.refusals = refusals;
        this.shared =
                Stream.of(
                                new Shared(
                                        "Unauthorized",
                                        "401",
                                        List.of("TOKEN_INVALID", "TOKEN_REQUIRED")),
                                new Shared("Forbidden", "403", catalogue.codesOf(403)),
                                new Shared("BodyTooLarge", "413", catalogue.codesOf(413)),
                                new Shared("UnsupportedMediaType", "415", catalogue.codesOf(415)),
                                new Shared("TooManyRequests", "429", tooMany()),
                                new Shared(
                                        "Failure",
                                        OTHERS,
                                        List.of(
                                                "INTERNAL_ERROR",
                                                "METHOD_NOT_ALLOWED",
                                                "NOT_ACCEPTABLE")))
                        .filter(each -> !each.codes().isEmpty())
                        .toList();
    }

    /**
     * Describes what an operation may answer with when it does not succeed.
     *
     * @param changes whether it does more than read
     */
    void describe(Operation operation, boolean changes) {
        Map<String, SortedSet<String>> byStatus = new TreeMap<>();
        Stream.of(
                        ofAccess(operation),
                        ofParameters(operation),
                        ofBody(operation, changes),
                        refusals.of(operation.getOperationId()))
                .flatMap(Collection::stream)
                .forEach(code ->
                        byStatus.computeIfAbsent(
                                        Integer.toString(catalogue.statusOf(code)),
                                        _ -> new TreeSet<>())
                                .add(code));
        byStatus.forEach((status, codes) ->
                operation.getResponses().addApiResponse(status, response(status, codes)));
        operation.getResponses().addApiResponse(OTHERS, response(OTHERS, List.of()));
    }

    /** Adds what the operations refer to, once they are described: responses and examples. */
    void describe(Components components) {
        shared.forEach(
                each -> components.addResponses(each.name(), own(each.status(), each.codes())));
        Map<String, Example> examples = catalogue.examples();
        examples.keySet().retainAll(shown);
        examples.forEach(components::addExamples);
    }

    private List<String> ofAccess(Operation operation) {
        List<String> codes = new ArrayList<>();
        codes.add(RequestProblem.MALFORMED_REQUEST.name());
        boolean namesSomething =
                hasBody(operation)
                        || parameters(operation).anyMatch(each -> "path".equals(each.getIn()));
        if (isSecured(operation)) {
            codes.addAll(List.of("TOKEN_REQUIRED", "TOKEN_INVALID"));
            codes.addAll(catalogue.codesOf(403));
            codes.addAll(tooMany());
            if (namesSomething) {
                codes.add(RequestProblem.NOT_FOUND.name());
            }
        }
        return codes;
    }

    private List<String> ofParameters(Operation operation) {
        List<String> codes = new ArrayList<>();
        // Each knows its query parameters, and refuses others.
        if (isSecured(operation) || parameters(operation).findAny().isPresent()) {
            codes.add(RequestProblem.INVALID_PARAMETER.name());
        }
        if (has(operation, "cursor")) {
            codes.add(RequestProblem.INVALID_CURSOR.name());
        }
        if (has(operation, "minVersion")) {
            codes.add(ServerProblem.NOT_READABLE_YET.name());
        }
        if (has(operation, IfMatch.HEADER)) {
            codes.add(catalogue.codeOf(PreconditionFailed.class));
            codes.add(RequestProblem.PRECONDITION_REQUIRED.name());
            codes.add(ServerProblem.NOT_READABLE_YET.name());
            codes.add(ServerProblem.OUTCOME_UNKNOWN.name());
        }
        if (has(operation, IdempotencyKey.HEADER)) {
            codes.add(RequestProblem.IDEMPOTENCY_KEY_REQUIRED.name());
            codes.add(RequestProblem.IDEMPOTENCY_KEY_INVALID.name());
            if (!IDEMPOTENT_BY_STATE.contains(operation.getOperationId())) {
                codes.add(catalogue.codeOf(IdempotencyKeyReused.class));
            }
            codes.add(ServerProblem.OUTCOME_UNKNOWN.name());
        }
        return codes;
    }

    private List<String> ofBody(Operation operation, boolean changes) {
        if (changes && !hasBody(operation)) {
            // One is refused that says something; see NoBody.
            return List.of(
                    RequestProblem.BODY_TOO_LARGE.name(), RequestProblem.UNKNOWN_FIELD.name());
        }
        List<String> codes = new ArrayList<>();
        if (hasBody(operation)) {
            codes.add(RequestProblem.BODY_TOO_LARGE.name());
            codes.add(RequestProblem.UNSUPPORTED_MEDIA_TYPE.name());
        }
        if (hasBody(operation) && isSecured(operation)) {
            codes.add(RequestProblem.UNREADABLE_JSON.name());
            codes.add(RequestProblem.JSON_TOO_COMPLEX.name());
            codes.add(RequestProblem.UNKNOWN_FIELD.name());
            codes.add(RequestProblem.INVALID_FIELD.name());
            codes.add(ServerProblem.OUTCOME_UNKNOWN.name());
        }
        return codes;
    }

    /** The limit on requests; other codes of this status are for what few operations limit. */
    private List<String> tooMany() {
        return catalogue.codesOf(429).stream().filter("TOO_MANY_REQUESTS"::equals).toList();
    }

    private ApiResponse response(String status, Collection<String> codes) {
        return shared.stream()
                .filter(each -> each.status().equals(status) && each.codes().containsAll(codes))
                .findFirst()
                .map(Shared::reference)
                .orElseGet(() -> own(status, codes));
    }

    private ApiResponse own(String status, Collection<String> codes) {
        MediaType problem =
                new MediaType().schema(new Schema<>().$ref("#/components/schemas/Problem"));
        for (String code : codes) {
            shown.add(code);
            problem.addExamples(code, new Example().$ref("#/components/examples/" + code));
        }
        ApiResponse response =
                new ApiResponse()
                        .description(DESCRIPTIONS.getOrDefault(status, "Another problem."))
                        .content(new Content().addMediaType(Problem.MEDIA_TYPE, problem));
        ResponseHeaders.addToProblem(response, status);
        return response;
    }

    private static boolean hasBody(Operation operation) {
        return operation.getRequestBody() != null;
    }

    private static boolean isSecured(Operation operation) {
        return operation.getSecurity() != null && !operation.getSecurity().isEmpty();
    }

    static boolean has(Operation operation, String parameter) {
        return parameters(operation).anyMatch(each -> parameter.equals(each.getName()));
    }

    private static Stream<Parameter> parameters(Operation operation) {
        List<Parameter> parameters = operation.getParameters();
        return parameters == null ? Stream.of() : parameters.stream();
    }
}
