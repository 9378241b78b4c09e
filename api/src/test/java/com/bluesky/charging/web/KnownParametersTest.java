package com.bluesky.charging.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** That no query parameter is ignored because it is misspelt. */
class KnownParametersTest extends ApiTest {

    @Test
    void a_parameter_that_an_operation_does_not_know_is_refused_by_its_name() throws Exception {
        Api app = newCustomer(sandbox.path("operatorId").asString());

        Api.Answer refused =
                app.get("/v1/orders?updatedsince=2026-03-01T00:00:00Z&state=SETTLED&limit=1")
                        .expectProblem(400, "INVALID_PARAMETER");

        List<JsonNode> errors = refused.body().path("errors").valueStream().toList();
        assertThat(errors)
                .extracting(error -> error.path("parameter").asString())
                .containsExactly("updatedsince", "state");
        assertThat(errors.getFirst().path("detail").asString()).contains("updatedSince");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"LIMIT=1", "limit%20=1", "%6Cimits=1", "minVersion=1", "a", "=1", "x[]=1"})
    void only_the_very_names_are_known(String query) throws Exception {
        Api app = newCustomer(sandbox.path("operatorId").asString());

        app.get("/v1/orders?" + query.replace("[", "%5B").replace("]", "%5D"))
                .expectProblem(400, "INVALID_PARAMETER");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&", "&&limit=1&", "%6Cimit=1", "status=SETTLED&status=FAILED"})
    void what_is_known_may_be_repeated_encoded_and_left_out(String query) throws Exception {
        Api app = newCustomer(sandbox.path("operatorId").asString());

        app.get("/v1/orders?" + query).expect(200);
    }

    @Test
    void what_has_one_value_may_be_there_once() throws Exception {
        Api app = newCustomer(sandbox.path("operatorId").asString());

        Api.Answer refused =
                app.get("/v1/orders?limit=1&userId=a&%6Cimit=1&limit=2&userId=a")
                        .expectProblem(400, "INVALID_PARAMETER");

        assertThat(refused.body().path("errors").valueStream())
                .extracting(error -> error.path("parameter").asString())
                .containsExactly("limit", "userId");
    }

    @Test
    void an_operation_without_query_parameters_takes_none() throws Exception {
        Api app = newCustomer(sandbox.path("operatorId").asString());

        app.get("/v1/devices/dev-1/status?deviceId=dev-2").expectProblem(400, "INVALID_PARAMETER");
    }

    @Test
    void the_description_may_be_asked_for_with_anything() throws Exception {
        anonymous().get("/v1/openapi.json?version=7").expect(200);
    }
}
