package com.bluesky.charging.web;

import com.bluesky.charging.kernel.PageRequest;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.converter.ResolvedSchema;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.OAuthFlow;
import io.swagger.v3.oas.models.security.OAuthFlows;
import io.swagger.v3.oas.models.security.Scopes;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.HandlerMethod;

/** The description of the API (OpenAPI 3.1), made from the resources themselves. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

    private static final String SCHEME = "token";

    /** RFC 7240. */
    private static final String PREFER = "Prefer";

    /** What the parameters that many operations share mean. */
    private static final Map<String, String> PARAMETERS =
            Map.of(
                    "minVersion",
                    "Waits, up to 5 seconds, until at least this version can be read.",
                    "limit",
                    "How many items a page has at the most, 1 to "
                            + PageRequest.LIMIT_MAX
                            + "; "
                            + PageRequest.LIMIT_DEFAULT
                            + " without it.",
                    "cursor",
                    "nextCursor of the page before.",
                    IfMatch.HEADER,
                    "The ETag of the resource as you read it. The change is refused when somebody"
                            + " else changed it since.",
                    PREFER,
                    "wait=n waits up to n seconds, at most 10, for the outcome.",
                    IdempotencyKey.HEADER,
                    "A key of your own for this request. The same key and content give the same"
                            + " outcome, for ever, and nothing is done twice.");

    static {
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(Caller.class)
                .replaceWithSchema(
                        IdempotencyKey.class,
                        new StringSchema().minLength(1).maxLength(200).pattern("^[!-~]{1,200}$"))
                .replaceWithSchema(IfMatch.class, new StringSchema().pattern(IfMatch.PATTERN));
    }

    @Bean
    OpenAPI description() {
        Scopes scopes = new Scopes();
        for (Scope scope : Scope.values()) {
            scopes.addString(scope.text(), scope.meaning());
        }
        return new OpenAPI()
                .info(
                        new Info()
                                .title("Bluesky open charge point interface")
                                .version("1")
                                .description(
                                        "Users, equipment, prices and charges, for the apps of"
                                                + " charging customers. Money is in minor units,"
                                                + " energy in Wh, power in W, time in UTC. What"
                                                + " belongs to somebody else is not found."))
                // Relative, so that the description is the same wherever it is served.
                .servers(List.of(new Server().url("/")))
                .components(
                        new Components()
                                .addSecuritySchemes(
                                        SCHEME,
                                        new SecurityScheme()
                                                .type(SecurityScheme.Type.OAUTH2)
                                                .description(
                                                        "The API key is the client secret, its key"
                                                                + " id or the customer id the client"
                                                                + " id. A token lives for 10 minutes.")
                                                .flows(
                                                        new OAuthFlows()
                                                                .clientCredentials(
                                                                        new OAuthFlow()
                                                                                .tokenUrl(
                                                                                        "/oauth2/token")
                                                                                .scopes(scopes)))));
    }

    /** What every operation has in common: its scope, and that it may end in a problem. */
    @Bean
    OperationCustomizer operations() {
        return (operation, method) -> {
            operation.setOperationId(method.getMethod().getName() + nameOf(method));
            RequiresScope scope = method.getMethodAnnotation(RequiresScope.class);
            if (scope != null) {
                operation.addSecurityItem(
                        new SecurityRequirement()
                                .addList(
                                        SCHEME,
                                        Stream.of(scope.value()).map(Scope::text).toList()));
                for (Scope other : scope.or()) {
                    operation.addSecurityItem(
                            new SecurityRequirement().addList(SCHEME, other.text()));
                }
            }
            if (operation.getParameters() != null) {
                operation.getParameters().forEach(OpenApiConfiguration::explain);
            }
            addOutcome(operation);
            addProblems(operation);
            return operation;
        };
    }

    /** Problem documents have one schema, and read models are named by what they show. */
    @Bean
    OpenApiCustomizer schemas() {
        return api -> {
            ResolvedSchema problem =
                    ModelConverters.getInstance(true).readAllAsResolvedSchema(Problem.class);
            problem.referencedSchemas.forEach(api.getComponents()::addSchemas);
            SchemaNames.withoutSuffix(api, "View");
        };
    }

    /** What is not nullable in our records is always there. */
    @Bean
    ModelConverter requiredComponents() {
        return new RequiredComponents();
    }

    /** What a change may name, and leave out. */
    @Bean
    ModelConverter patchSchemas() {
        return new PatchSchemas();
    }

    private static String nameOf(HandlerMethod method) {
        return method.getBeanType().getSimpleName().replaceAll("(Resource|Endpoint)$", "");
    }

    private static void explain(Parameter parameter) {
        if (parameter.getDescription() == null) {
            parameter.setDescription(PARAMETERS.get(parameter.getName()));
        }
        if ("limit".equals(parameter.getName())) {
            parameter
                    .getSchema()
                    .minimum(BigDecimal.ONE)
                    .maximum(BigDecimal.valueOf(PageRequest.LIMIT_MAX));
        }
    }

    /** Who may wait for an outcome may also get it. */
    private static void addOutcome(Operation operation) {
        ApiResponse accepted = operation.getResponses().get("202");
        if (accepted != null && has(operation, PREFER)) {
            operation
                    .getResponses()
                    .addApiResponse(
                            "200",
                            new ApiResponse()
                                    .description("The outcome, which came while it was waited for.")
                                    .content(accepted.getContent()));
        }
    }

    private static void addProblems(Operation operation) {
        ApiResponses responses = operation.getResponses();
        boolean secured = operation.getSecurity() != null && !operation.getSecurity().isEmpty();
        boolean hasBody = operation.getRequestBody() != null;
        responses.addApiResponse("400", problem("The request is not well-formed."));
        if (secured || hasBody) {
            responses.addApiResponse("401", problem("There is no valid token, or no valid key."));
        }
        if (secured) {
            responses.addApiResponse("403", problem("The token lacks the scope."));
            responses.addApiResponse("404", problem("Something that is named does not exist."));
        }
        if (secured && (hasBody || has(operation, IdempotencyKey.HEADER))) {
            responses.addApiResponse("409", problem("The state does not allow it now."));
            responses.addApiResponse(
                    "422", problem("The content contradicts itself, or the key was used before."));
        }
        if (has(operation, IfMatch.HEADER)) {
            responses.addApiResponse("412", problem("Somebody else changed it since it was read."));
            responses.addApiResponse("428", problem("The change has no If-Match."));
        }
        if (hasBody) {
            responses.addApiResponse("413", problem("The body is too large."));
            responses.addApiResponse("415", problem("The body is of another media type."));
        }
        responses.addApiResponse("default", problem("Any other problem."));
    }

    private static boolean has(Operation operation, String parameter) {
        return operation.getParameters() != null
                && operation.getParameters().stream()
                        .anyMatch(each -> parameter.equals(each.getName()));
    }

    private static ApiResponse problem(String description) {
        return new ApiResponse()
                .description(description)
                .content(
                        new Content()
                                .addMediaType(
                                        Problem.MEDIA_TYPE,
                                        new MediaType()
                                                .schema(
                                                        new Schema<>()
                                                                .$ref(
                                                                        "#/components/schemas/Problem"))));
    }
}
