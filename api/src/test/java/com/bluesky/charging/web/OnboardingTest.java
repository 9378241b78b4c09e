package com.bluesky.charging.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the platform does with operators and customers, and an operator with its own. */
class OnboardingTest extends ApiTest {

    @Test
    void an_operator_is_renamed_by_who_read_it_and_a_repeat_changes_nothing() throws Exception {
        String path = "/v1/operators/" + newOperatorId();
        String tag = platform.get(path).expect(200).header("ETag");

        Api.Answer changed = platform.patch(path, Map.of("name", "Renamed"), tag).expect(200);
        Api.Answer repeat = platform.patch(path, Map.of("name", "Renamed"), tag).expect(200);

        assertThat(repeat.body()).isEqualTo(changed.body());
        JsonNode read = platform.get(path).expect(200).body();
        assertThat(read.path("name").asString()).isEqualTo("Renamed");
        assertThat(read.path("currency").asString()).isEqualTo("CNY");
        platform.patch(path, Map.of("name", "Late"), tag).expectProblem(412, "PRECONDITION_FAILED");
        platform.patch(path, Map.of("name", "Late"), null)
                .expectProblem(428, "PRECONDITION_REQUIRED");
        platform.patch(path, Map.of("currency", "EUR"), tag)
                .expectProblem(400, "UNKNOWN_FIELD")
                .expectPointer("/currency");
        platform.patch(path, Map.of("name", "n".repeat(201)), changed.header("ETag"))
                .expectProblem(400, "INVALID_FIELD")
                .expectPointer("/name");
        platform.patch(path, Map.of("name", "n".repeat(200)), changed.header("ETag")).expect(200);
        platform.patch("/v1/operators/op-unknown", Map.of("name", "X"), "\"0\"")
                .expectProblem(404, "NOT_FOUND");
    }

    @Test
    void a_customer_is_renamed_and_keys_that_come_meanwhile_are_in_nobodys_way() throws Exception {
        String id = newCustomerId(newOperatorId());
        String path = "/v1/customers/" + id;
        String tag = platform.get(path).expect(200).header("ETag");
        newKey(id);

        Api.Answer changed = platform.patch(path, Map.of("name", "Renamed"), tag).expect(200);

        assertThat(platform.get(path).expect(200).text("name")).isEqualTo("Renamed");
        assertThat(platform.patch(path, Map.of("name", "Renamed"), tag).expect(200).body())
                .isEqualTo(changed.body());
        platform.patch(path, Map.of("name", "Late"), tag).expectProblem(412, "PRECONDITION_FAILED");
    }

    @Test
    void operators_are_listed_page_by_page_and_by_what_changed() throws Exception {
        Instant before = Instant.now().minusSeconds(1);
        List<String> made = List.of(newOperatorId(), newOperatorId(), newOperatorId());

        List<String> ids = allIds("/v1/operators?updatedSince=" + before, "operatorId");

        assertThat(ids).containsAll(made).doesNotHaveDuplicates();
        assertThat(ids).doesNotContain(sandbox.path("operatorId").asString());
        assertThat(allIds("/v1/operators?limit=200", "operatorId"))
                .containsAll(made)
                .contains(sandbox.path("operatorId").asString());
        api.get("/v1/operators").expectProblem(403, "SCOPE_MISSING");
        platform.get("/v1/operators?limit=0").expectProblem(400, "INVALID_PARAMETER");
        platform.get("/v1/operators?limit=201").expectProblem(400, "INVALID_PARAMETER");
        platform.get("/v1/operators?limit=200").expect(200);
    }

    @Test
    void customers_are_listed_of_all_operators_or_of_one() throws Exception {
        String operator = newOperatorId();
        String other = newOperatorId();
        List<String> made =
                List.of(newCustomerId(operator), newCustomerId(operator), newCustomerId(operator));
        String others = newCustomerId(other);

        assertThat(allIds("/v1/customers?operatorId=" + operator, "customerId"))
                .containsExactlyElementsOf(made);
        assertThat(allIds("/v1/customers?", "customerId")).containsAll(made).contains(others);
        String since = platform.get("/v1/customers/" + made.get(1)).expect(200).text("updatedAt");
        assertThat(
                        allIds(
                                "/v1/customers?operatorId=" + operator + "&updatedSince=" + since,
                                "customerId"))
                .containsExactly(made.get(1), made.get(2));
    }

    @Test
    void an_operators_back_office_manages_its_own_customers_and_sees_no_others() throws Exception {
        String operator = newOperatorId();
        Api office = backOffice(operator);
        String foreign = newOperatorId();
        String foreignCustomer = newCustomerId(foreign);

        String customer =
                office.post("/v1/customers", registration(operator)).expect(201).text("id");
        String tag = office.get("/v1/customers/" + customer).expect(200).header("ETag");
        office.patch("/v1/customers/" + customer, Map.of("name", "Mine"), tag).expect(200);
        office.get("/v1/operators/" + operator).expect(200);
        assertThat(office.get("/v1/customers").expect(200).body().path("items").valueStream())
                .allMatch(each -> each.path("operatorId").asString().equals(operator))
                .anyMatch(each -> each.path("customerId").asString().equals(customer));

        office.post("/v1/customers", registration(foreign))
                .expectProblem(404, "NOT_FOUND")
                .expectPointer("/operatorId");
        office.get("/v1/customers/" + foreignCustomer).expectProblem(404, "NOT_FOUND");
        office.patch("/v1/customers/" + foreignCustomer, Map.of("name", "X"), "\"0\"")
                .expectProblem(404, "NOT_FOUND");
        office.get("/v1/operators/" + foreign).expectProblem(404, "NOT_FOUND");
        assertThat(
                        office.get("/v1/customers?operatorId=" + foreign)
                                .expect(200)
                                .body()
                                .path("items"))
                .isEmpty();
        office.patch("/v1/operators/" + operator, Map.of("name", "X"), "\"0\"")
                .expectProblem(403, "SCOPE_MISSING");
        office.post("/v1/operators", Map.of("name", "X", "currency", "CNY"))
                .expectProblem(403, "SCOPE_MISSING");
    }

    @Test
    void a_customer_without_the_back_offices_scope_onboards_nobody() throws Exception {
        String operator = sandbox.path("operatorId").asString();
        String customer = sandbox.path("customerId").asString();

        for (String path :
                List.of(
                        "/v1/operators/" + operator,
                        "/v1/operators/" + operator + "/administrators",
                        "/v1/customers",
                        "/v1/customers/" + customer,
                        "/v1/customers/" + customer + "/keys")) {
            api.get(path).expectProblem(403, "SCOPE_MISSING");
        }
        Api.Answer refused = api.post("/v1/customers", registration(operator));
        refused.expectProblem(403, "SCOPE_MISSING");
        assertThat(refused.text("detail")).contains("platform or operator:manage");
    }

    @Test
    void the_description_tells_which_scopes_will_do_each_alone() throws Exception {
        JsonNode paths = anonymous().get("/v1/openapi.json").expect(200).body().path("paths");

        assertThat(paths.path("/v1/customers").path("get").path("security").toString())
                .isEqualTo("[{\"token\":[\"platform\"]},{\"token\":[\"operator:all\"]}]");
        assertThat(paths.path("/v1/customers").path("post").path("security").toString())
                .isEqualTo("[{\"token\":[\"platform\"]},{\"token\":[\"operator:manage\"]}]");
        assertThat(paths.path("/v1/operators").path("get").path("security").toString())
                .isEqualTo("[{\"token\":[\"platform\"]}]");
    }

    private static Map<String, Object> registration(String operatorId) {
        return Map.of("operatorId", operatorId, "name", "Customer", "paymentMode", "WALLET");
    }

    /** The back office of an operator: a customer whose key sees and manages all of it. */
    private Api backOffice(String operatorId) throws Exception {
        Api.Answer key =
                platform.post(
                                "/v1/customers/" + newCustomerId(operatorId) + "/keys",
                                Map.of("scopes", List.of("operator:all", "operator:manage")),
                                UUID.randomUUID().toString())
                        .expect(201);
        return anonymous().withToken(key.text("apiKey"));
    }

    /** The ids of all pages of a list, two at a time. */
    private List<String> allIds(String path, String field) throws Exception {
        String first = path.contains("limit=") ? path : path + "&limit=2";
        JsonNode page = platform.get(first).expect(200).body();
        List<String> ids = new java.util.ArrayList<>(idsOf(page, field));
        while (page.has("nextCursor")) {
            page =
                    platform.get(first + "&cursor=" + page.path("nextCursor").asString())
                            .expect(200)
                            .body();
            ids.addAll(idsOf(page, field));
        }
        return ids;
    }

    private static List<String> idsOf(JsonNode page, String field) {
        return page.path("items").valueStream().map(each -> each.path(field).asString()).toList();
    }
}
