package com.bluesky.charging.web;

import com.bluesky.charging.kernel.PageRequest;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.converter.ResolvedSchema;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Contact;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.OAuthFlow;
import io.swagger.v3.oas.models.security.OAuthFlows;
import io.swagger.v3.oas.models.security.Scopes;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.web.bind.annotation.GetMapping;

/** The description of the API (OpenAPI 3.1), made from the resources themselves. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

    private static final String SCHEME = "token";

    /** RFC 7240. */
    private static final String PREFER = "Prefer";

    static {
        // Clients get one type of their own for each enum, not one for each place that has it.
        ModelResolver.enumsAsRef = true;
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
                                .contact(new Contact().name("The platform that runs this server"))
                                .license(
                                        new License()
                                                .name("All rights reserved")
                                                .identifier("LicenseRef-All-Rights-Reserved"))
                                .description(
                                        "Users, equipment, prices and charges, for the apps of"
                                                + " charging customers. Money is in minor units,"
                                                + " energy in Wh, power in W, time in UTC. What"
                                                + " belongs to somebody else is not found."))
                // Relative, so that the description is the same wherever it is served.
                .servers(List.of(new Server().url("/").description("Where this is served.")))
                .tags(Tags.ALL)
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

    /** What every operation has in common: a name, its scope, and in what it may end. */
    @Bean
    OperationCustomizer operations(ObjectProvider<OperationProblems> problems) {
        return (operation, handler) -> {
            operation.setOperationId(OperationNames.of(handler));
            RequiresScope scope = handler.getMethodAnnotation(RequiresScope.class);
            if (scope != null) {
                secure(operation, scope);
            }
            if (operation.getParameters() != null) {
                operation.getParameters().forEach(OpenApiConfiguration::limit);
            }
            addOutcome(operation);
            problems.getObject()
                    .describe(operation, !handler.hasMethodAnnotation(GetMapping.class));
            ResponseHeaders.describe(operation, handler);
            return operation;
        };
    }

    /** In which problems operations may end; found out only when somebody asks. */
    @Bean
    @Lazy
    OperationProblems operationProblems(Words words) {
        return new OperationProblems(new ProblemCatalogue(words), Refusals.read());
    }

    /** What the words of the API mean. */
    @Bean
    @Lazy
    Words words() {
        return Words.read();
    }

    /** What the operations refer to, the names of schemas, what each thing means, and examples. */
    @Bean
    OpenApiCustomizer whole(
            ObjectProvider<OperationProblems> problems, ObjectProvider<Words> words) {
        return api -> {
            ResolvedSchema problem =
                    ModelConverters.getInstance(true).readAllAsResolvedSchema(Problem.class);
            problem.referencedSchemas.forEach(api.getComponents()::addSchemas);
            problems.getObject().describe(api.getComponents());
            ResponseHeaders.describe(api.getComponents());
            SchemaNames.ofWhatIsShown(api);
            Meanings.addTo(api, words.getObject());
            BodyExamples.addTo(api, words.getObject());
        };
    }

    /** A name means one type. */
    @Bean
    ModelConverter schemaTypes() {
        return new SchemaTypes();
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

    /** All of the scopes that it names are needed, or one of the others. */
    private static void secure(Operation operation, RequiresScope scope) {
        List<List<String>> choices = new ArrayList<>();
        choices.add(Stream.of(scope.value()).map(Scope::text).toList());
        Stream.of(scope.or()).map(other -> List.of(other.text())).forEach(choices::add);
        choices.forEach(scopes ->
                operation.addSecurityItem(new SecurityRequirement().addList(SCHEME, scopes)));
        String needs =
                choices.stream()
                        .map(scopes -> "`" + String.join("` and `", scopes) + "`")
                        .collect(Collectors.joining(", or ", "Needs the scope ", "."));
        String given = operation.getDescription();
        operation.setDescription(given == null || given.isBlank() ? needs : given + " " + needs);
    }

    /** The bounds of a page hold for every list. */
    private static void limit(Parameter parameter) {
        if ("limit".equals(parameter.getName())) {
            parameter.getSchema().minimum(BigDecimal.ONE);
            if (parameter.getSchema().getMaximum() == null) {
                parameter.getSchema().maximum(BigDecimal.valueOf(PageRequest.LIMIT_MAX));
            }
            if (parameter.getSchema().getDefault() == null) {
                parameter.getSchema().setDefault(PageRequest.LIMIT_DEFAULT);
            }
        }
    }

    /** Who may wait for an outcome may also get it. */
    private static void addOutcome(Operation operation) {
        ApiResponse accepted = operation.getResponses().get("202");
        if (accepted != null && OperationProblems.has(operation, PREFER)) {
            operation
                    .getResponses()
                    .addApiResponse(
                            "200",
                            new ApiResponse()
                                    .description("The outcome, which came while it was waited for.")
                                    .content(accepted.getContent()));
        }
    }
}
