package com.bluesky.charging.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/** The description of the API says what there is, no more and no less. */
class OpenApiTest extends ApiTest {

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    /**
     * Posted only because their questions have bodies, or so that nothing personal gets into an
     * address; they change nothing.
     */
    private static final Set<String> READS =
            Set.of(
                    "post /v1/users/search",
                    "post /v1/price-plans/{planId}/preview",
                    "post /v1/devices/{deviceId}/connectors/{connectorId}/price-preview");

    @Test
    void the_committed_description_is_the_one_that_is_served() throws Exception {
        JsonNode served = anonymous().get("/v1/openapi.json").expect(200).body();
        CommittedFile.assertUpToDate(
                "openapi.json",
                JSON.writerWithDefaultPrettyPrinter().writeValueAsString(served) + "\n");
    }

    /** For browsers and servlets, not for clients. */
    private static final Set<Class<?>> PAGES = Set.of(ErrorPage.class, Entrance.class);

    @Test
    void the_description_has_exactly_the_operations_that_are_mapped() throws Exception {
        JsonNode paths = anonymous().get("/v1/openapi.json").expect(200).body().path("paths");
        Set<String> described = new TreeSet<>();
        paths.properties()
                .forEach(path ->
                        path.getValue()
                                .propertyNames()
                                .forEach(method ->
                                        described.add(
                                                method.toUpperCase(java.util.Locale.ROOT)
                                                        + " "
                                                        + path.getKey())));

        assertThat(described).isEqualTo(mapped()).hasSizeGreaterThan(30);
    }

    @Test
    void every_operation_has_a_summary_a_scope_and_its_problems() throws Exception {
        JsonNode paths = anonymous().get("/v1/openapi.json").expect(200).body().path("paths");
        paths.properties()
                .forEach(path ->
                        path.getValue()
                                .properties()
                                .forEach(operation ->
                                        assertComplete(
                                                operation.getKey() + " " + path.getKey(),
                                                operation.getValue())));
    }

    @Test
    void the_bodies_that_are_hard_to_guess_have_an_example_that_is_one() throws Exception {
        JsonNode schemas =
                anonymous()
                        .get("/v1/openapi.json")
                        .expect(200)
                        .body()
                        .path("components")
                        .path("schemas");
        for (String name :
                List.of(
                        "WrongBehaviour",
                        "RawFrame",
                        "SetChargingProfile",
                        "SendLocalList",
                        "CorrectionRequest",
                        "LatePricing")) {
            JsonNode schema = schemas.path(name);
            assertThat(schema.path("example").isObject()).as(name).isTrue();
            assertThat(schema.path("properties").propertyNames())
                    .as(name)
                    .containsAll(schema.path("example").propertyNames());
            schema.path("required")
                    .valueStream()
                    .forEach(field ->
                            assertThat(schema.path("example").has(field.asString()))
                                    .as(name + "." + field)
                                    .isTrue());
        }
    }

    @Test
    void the_description_can_be_looked_at_in_a_browser() throws Exception {
        Api.Answer answer = anonymous().get("/docs/ui");

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElse("")).contains("/docs/");
    }

    private static void assertComplete(String name, JsonNode operation) {
        assertThat(operation.path("summary").asString("")).as(name).isNotBlank();
        assertThat(operation.path("responses").has("default")).as(name).isTrue();
        if (!name.contains(" /v1/")) {
            return;
        }
        assertThat(operation.path("security").path(0).path("token")).as(name).isNotEmpty();
        if (name.startsWith("post ") && !READS.contains(name)) {
            assertThat(operation.path("parameters").valueStream())
                    .as(name)
                    .anyMatch(parameter ->
                            parameter.path("name").asString("").equals(IdempotencyKey.HEADER)
                                    && parameter.path("required").asBoolean(false));
        }
    }

    private Set<String> mapped() {
        Set<String> operations = new TreeSet<>();
        mappings.getHandlerMethods()
                .forEach((RequestMappingInfo mapping, HandlerMethod handler) -> {
                    if (handler.getBeanType().getPackageName().startsWith("com.bluesky.charging")
                            && !PAGES.contains(handler.getBeanType())) {
                        for (String path : mapping.getPatternValues()) {
                            for (RequestMethod method :
                                    mapping.getMethodsCondition().getMethods()) {
                                operations.add(method + " " + path);
                            }
                        }
                    }
                });
        return operations;
    }
}
