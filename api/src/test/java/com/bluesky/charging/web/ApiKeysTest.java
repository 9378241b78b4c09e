package com.bluesky.charging.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The life of API keys: issued, restricted, replaced, revoked. */
class ApiKeysTest extends ApiTest {

    private static final String GRANT = "grant_type=client_credentials";
    private static final Map<String, Object> READS = Map.of("scopes", List.of("users:read"));

    private String operator = "";
    private String customer = "";
    private String keys = "";

    @BeforeEach
    void aCustomerOfItsOwn() throws Exception {
        operator = newOperatorId();
        customer = newCustomerId(operator);
        keys = "/v1/customers/" + customer + "/keys";
    }

    @Test
    void a_key_is_read_without_its_secret_and_listed_with_what_became_of_it() throws Exception {
        Instant end = Instant.now().plusSeconds(3_600).truncatedTo(ChronoUnit.SECONDS);
        Api.Answer issued =
                platform.post(
                                keys,
                                Map.of(
                                        "scopes",
                                        List.of("users:read"),
                                        "expiresAt",
                                        end.toString(),
                                        "allowedAddresses",
                                        List.of("127.0.0.1", "::1/128")))
                        .expect(201);
        String keyId = issued.text("keyId");
        String second = platform.post(keys, READS).expect(201).text("keyId");
        platform.delete(keys + "/" + second).expect(204);

        JsonNode key = platform.get(keys + "/" + keyId).expect(200).body();
        assertThat(key.path("allowedAddresses").valueStream().map(JsonNode::asString))
                .containsExactly("127.0.0.1/32", "0:0:0:0:0:0:0:1/128");
        assertThat(Instant.parse(key.path("expiresAt").asString())).isEqualTo(end);
        assertThat(key.toString())
                .doesNotContain(issued.text("apiKey").substring("bsk_test_".length()));
        JsonNode list = platform.get(keys).expect(200).body().path("items");
        assertThat(list.valueStream().map(each -> each.path("keyId").asString()))
                .containsExactly(keyId, second);
        assertThat(list.path(1).has("revokedAt")).isTrue();
        String since = list.path(1).path("updatedAt").asString();
        assertThat(
                        platform.get(keys + "?updatedSince=" + since)
                                .expect(200)
                                .body()
                                .path("items")
                                .valueStream()
                                .map(each -> each.path("keyId").asString()))
                .containsExactly(second);
        platform.get(keys + "/unknown").expectProblem(404, "NOT_FOUND");
        platform.get("/v1/customers/cust-unknown/keys").expectProblem(404, "NOT_FOUND");
    }

    @Test
    void keys_are_listed_page_by_page() throws Exception {
        platform.post(keys, READS).expect(201);
        platform.post(keys, READS).expect(201);

        JsonNode first = platform.get(keys + "?limit=1").expect(200).body();
        String cursor = first.path("nextCursor").asString();
        JsonNode second = platform.get(keys + "?limit=1&cursor=" + cursor).expect(200).body();

        assertThat(first.path("items")).hasSize(1);
        assertThat(second.path("items")).hasSize(1).isNotEqualTo(first.path("items"));
        assertThat(second.has("nextCursor")).isFalse();
        String other = "/v1/customers/" + newCustomerId(operator) + "/keys";
        platform.get(other + "?cursor=" + cursor).expectProblem(400, "INVALID_CURSOR");
    }

    @Test
    void a_rotated_key_lives_on_for_the_overlap_and_is_then_revoked() throws Exception {
        Api.Answer issued = platform.post(keys, READS).expect(201);
        String formerId = issued.text("keyId");
        Map<String, Object> rotation = Map.of("overlapSeconds", 3_600);

        Api.Answer rotated = platform.post(rotate(formerId), rotation, "rot").expect(201);
        Api.Answer repeat = platform.post(rotate(formerId), rotation, "rot").expect(201);
        platform.postText(rotate(formerId), "", "rot").expectProblem(422, "IDEMPOTENCY_KEY_REUSED");

        String keyId = rotated.text("keyId");
        assertThat(rotated.headers().firstValue("Location")).contains(keys + "/" + keyId);
        assertThat(repeat.text("keyId")).isEqualTo(keyId);
        assertThat(repeat.body().has("apiKey")).isFalse();
        assertThat(repeat.text("formerEndsAt")).isEqualTo(rotated.text("formerEndsAt"));
        assertThat(Instant.parse(rotated.text("formerEndsAt")))
                .isBetween(Instant.now().plusSeconds(3_500), Instant.now().plusSeconds(3_600));
        platform.post(rotate(formerId), Map.of("overlapSeconds", 1), "rot")
                .expectProblem(422, "IDEMPOTENCY_KEY_REUSED");
        Api before = anonymous().withToken(issued.text("apiKey"));
        Api after = anonymous().withToken(rotated.text("apiKey"));
        before.get("/v1/users/x").expectProblem(404, "NOT_FOUND");
        after.get("/v1/users/x").expectProblem(404, "NOT_FOUND");
        after.post("/v1/users", Map.of("name", "Ada")).expectProblem(403, "SCOPE_MISSING");
        JsonNode former = platform.get(keys + "/" + formerId).expect(200).body();
        assertThat(former.path("replacedBy").asString()).isEqualTo(keyId);
        assertThat(former.path("expiresAt").asString()).isEqualTo(rotated.text("formerEndsAt"));

        platform.delete(keys + "/" + formerId).expect(204);
        before.get("/v1/users/x").expectProblem(401, "TOKEN_INVALID");
        after.get("/v1/users/x").expectProblem(404, "NOT_FOUND");
        platform.post(rotate(formerId), Map.of()).expectProblem(409, "API_KEY_ENDED");
    }

    @Test
    void without_an_overlap_the_former_key_and_its_tokens_end_at_once() throws Exception {
        Api.Answer issued = platform.post(keys, READS).expect(201);
        platform.post(keys, READS).expect(201);
        Api before = anonymous().withToken(issued.text("apiKey"));
        String formerId = issued.text("keyId");
        platform.post(rotate(formerId), Map.of("overlapSeconds", 1))
                .expectProblem(409, "TOO_MANY_ACTIVE_KEYS");

        platform.post(rotate(formerId), Map.of("overlapSeconds", 0)).expect(201);

        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> before.get("/v1/users/x").expectProblem(401, "TOKEN_INVALID"));
        anonymous()
                .token(formerId, issued.text("apiKey"), GRANT)
                .expectProblem(401, "INVALID_CLIENT");
    }

    @Test
    void an_overlap_lasts_a_week_at_the_most_and_a_day_unless_it_is_said() throws Exception {
        String keyId = platform.post(keys, READS).expect(201).text("keyId");
        platform.post(rotate(keyId), Map.of("overlapSeconds", -1))
                .expectProblem(400, "INVALID_FIELD")
                .expectPointer("/overlapSeconds");
        platform.post(rotate(keyId), Map.of("overlapSeconds", 604_801))
                .expectProblem(400, "INVALID_FIELD")
                .expectPointer("/overlapSeconds");

        Api.Answer rotated = platform.post(rotate(keyId), Map.of()).expect(201);
        assertThat(Instant.parse(rotated.text("formerEndsAt")))
                .isBetween(Instant.now().plusSeconds(86_300), Instant.now().plusSeconds(86_400));
        platform.delete(keys + "/" + keyId).expect(204);
        platform.post(rotate(rotated.text("keyId")), Map.of("overlapSeconds", 604_800)).expect(201);
    }

    @Test
    void a_key_is_of_no_use_from_elsewhere_not_for_a_token_and_not_with_one() throws Exception {
        Api.Answer elsewhere =
                platform.post(keys, allowedFrom("203.0.113.0/24", "2001:db8::/32")).expect(201);
        anonymous()
                .token(elsewhere.text("keyId"), elsewhere.text("apiKey"), GRANT)
                .expectProblem(403, "ADDRESS_NOT_ALLOWED");
        // Who does not have the secret is not told from where it could be used.
        anonymous()
                .token(elsewhere.text("keyId"), elsewhere.text("apiKey") + "x", GRANT)
                .expectProblem(401, "INVALID_CLIENT");

        Api.Answer here = platform.post(keys, allowedFrom("127.0.0.0/8", "::1")).expect(201);
        anonymous()
                .withToken(here.text("apiKey"))
                .get("/v1/users/x")
                .expectProblem(404, "NOT_FOUND");
    }

    @Test
    void the_new_key_may_be_used_from_where_the_former_may_unless_something_else_is_said()
            throws Exception {
        String keyId = platform.post(keys, allowedFrom("203.0.113.0/24")).expect(201).text("keyId");

        Api.Answer same = platform.post(rotate(keyId), Map.of("overlapSeconds", 0)).expect(201);
        Api.Answer other =
                platform.post(
                                rotate(same.text("keyId")),
                                Map.of("overlapSeconds", 0, "allowedAddresses", List.of()))
                        .expect(201);

        anonymous()
                .token(same.text("keyId"), same.text("apiKey"), GRANT)
                .expectProblem(401, "INVALID_CLIENT");
        assertThat(addressesOf(same.text("keyId"))).containsExactly("203.0.113.0/24");
        assertThat(addressesOf(other.text("keyId"))).isEmpty();
        anonymous()
                .withToken(other.text("apiKey"))
                .get("/v1/users/x")
                .expectProblem(404, "NOT_FOUND");
    }

    @Test
    void twenty_ranges_are_allowed_and_one_more_or_no_range_is_refused() throws Exception {
        List<String> twenty = Collections.nCopies(20, "203.0.113.0/24");
        platform.post(keys, allowedFrom(twenty.toArray(String[]::new))).expect(201);
        platform.post(keys, allowedFrom(Collections.nCopies(21, "::1").toArray(String[]::new)))
                .expectProblem(400, "INVALID_FIELD")
                .expectPointer("/allowedAddresses");
        for (String wrong : List.of("203.0.113.1/24", "example.com", "203.0.113.0/33")) {
            platform.post(keys, allowedFrom("::1", wrong))
                    .expectProblem(400, "INVALID_FIELD")
                    .expectPointer("/allowedAddresses/1");
        }
    }

    @Test
    void a_key_that_would_be_born_expired_is_refused() throws Exception {
        platform.post(
                        keys,
                        Map.of(
                                "scopes",
                                List.of("users:read"),
                                "expiresAt",
                                "2026-01-01T00:00:00Z"))
                .expectProblem(422, "API_KEY_EXPIRES_TOO_EARLY");
    }

    @Test
    void one_idempotency_key_makes_one_key_and_not_one_for_each_customer() throws Exception {
        String own = UUID.randomUUID().toString();
        platform.post(keys, READS, own).expect(201);

        platform.post("/v1/customers/" + newCustomerId(operator) + "/keys", READS, own)
                .expectProblem(422, "IDEMPOTENCY_KEY_REUSED");
        platform.post(keys, Map.of("scopes", List.of("orders:read")), own)
                .expectProblem(422, "IDEMPOTENCY_KEY_REUSED");
    }

    @Test
    void an_operator_gives_only_what_it_has_and_only_to_its_own_customers() throws Exception {
        Api office =
                anonymous()
                        .withToken(
                                platform.post(
                                                "/v1/customers/"
                                                        + newCustomerId(operator)
                                                        + "/keys",
                                                Map.of(
                                                        "scopes",
                                                        List.of(
                                                                "operator:all",
                                                                "operator:manage",
                                                                "users:read")))
                                        .expect(201)
                                        .text("apiKey"));
        String given = office.post(keys, READS).expect(201).text("keyId");
        office.get(keys + "/" + given).expect(200);
        String rotated =
                office.post(rotate(given), Map.of("overlapSeconds", 0)).expect(201).text("keyId");
        office.delete(keys + "/" + rotated).expect(204);

        for (String scope : List.of("platform", "wallets:write")) {
            office.post(keys, Map.of("scopes", List.of("users:read", scope)))
                    .expectProblem(400, "INVALID_FIELD")
                    .expectPointer("/scopes/1");
        }
        String more =
                platform.post(keys, Map.of("scopes", List.of("wallets:write")))
                        .expect(201)
                        .text("keyId");
        office.post(rotate(more), Map.of()).expectProblem(403, "SCOPE_MISSING");

        String foreign = newCustomerId(newOperatorId());
        String foreignKeys = "/v1/customers/" + foreign + "/keys";
        String foreignKey = platform.post(foreignKeys, READS).expect(201).text("keyId");
        office.get(foreignKeys).expectProblem(404, "NOT_FOUND");
        office.get(foreignKeys + "/" + foreignKey).expectProblem(404, "NOT_FOUND");
        office.post(foreignKeys, READS).expectProblem(404, "NOT_FOUND");
        office.post(foreignKeys + "/" + foreignKey + "/rotate", Map.of())
                .expectProblem(404, "NOT_FOUND");
        office.delete(foreignKeys + "/" + foreignKey).expectProblem(404, "NOT_FOUND");
        office.get(keys + "/" + foreignKey).expectProblem(404, "NOT_FOUND");
        office.delete(keys + "/" + foreignKey).expectProblem(404, "API_KEY_NOT_FOUND");
        assertThat(platform.get(foreignKeys + "/" + foreignKey).expect(200).body().has("revokedAt"))
                .isFalse();
    }

    @Test
    void who_may_only_see_all_of_the_operator_manages_nothing_of_it() throws Exception {
        Api report = withKey("operator:all", "orders:read", "users:read");
        String key = platform.post(keys, READS).expect(201).text("keyId");
        String administrators = "/v1/operators/" + operator + "/administrators";
        String administrator =
                administrators
                        + "/"
                        + platform.post(
                                        administrators,
                                        Map.of("name", "Ann", "email", "ann@x.example"))
                                .expect(201)
                                .text("id");
        report.get(keys).expect(200);
        report.get(administrator).expect(200);

        report.delete(keys + "/" + key).expectProblem(403, "SCOPE_MISSING");
        report.post(rotate(key), Map.of()).expectProblem(403, "SCOPE_MISSING");
        report.post(keys, READS).expectProblem(403, "SCOPE_MISSING");
        report.patch("/v1/customers/" + customer, Map.of("name", "X"), "\"0\"")
                .expectProblem(403, "SCOPE_MISSING");
        report.post(
                        "/v1/customers",
                        Map.of("operatorId", operator, "name", "X", "paymentMode", "WALLET"))
                .expectProblem(403, "SCOPE_MISSING");
        report.delete(administrator).expectProblem(403, "SCOPE_MISSING");
        report.post(administrator + "/deactivate", Map.of()).expectProblem(403, "SCOPE_MISSING");
        report.patch(administrator, Map.of("name", "X"), "\"0\"")
                .expectProblem(403, "SCOPE_MISSING");
        assertThat(platform.get(keys + "/" + key).expect(200).body().has("revokedAt")).isFalse();
    }

    @Test
    void a_new_key_expires_when_the_former_was_to_unless_something_else_is_said() throws Exception {
        Instant end = Instant.parse("2100-01-01T00:00:00Z");
        String keyId =
                platform.post(
                                keys,
                                Map.of(
                                        "scopes",
                                        List.of("users:read"),
                                        "expiresAt",
                                        end.toString()))
                        .expect(201)
                        .text("keyId");

        String second = platform.post(rotate(keyId), Map.of(), "second").expect(201).text("keyId");
        String third =
                platform.post(rotate(keyId), Map.of("overlapSeconds", 0)).expect(201).text("keyId");
        assertThat(expiryOf(second)).isEqualTo(end);
        assertThat(expiryOf(third)).isEqualTo(end);

        Instant later = end.plusSeconds(1);
        String fourth =
                platform.post(
                                rotate(third),
                                Map.of("overlapSeconds", 0, "expiresAt", later.toString()))
                        .expect(201)
                        .text("keyId");

        assertThat(expiryOf(fourth)).isEqualTo(later);
    }

    @Test
    void nobody_gives_itself_a_key_that_is_held_less_than_its_own() throws Exception {
        Instant end = Instant.parse("2100-01-01T00:00:00Z");
        List<String> scopes = List.of("operator:manage", "users:read");
        Api.Answer own =
                platform.post(
                                keys,
                                Map.of(
                                        "scopes",
                                        scopes,
                                        "expiresAt",
                                        end.toString(),
                                        "allowedAddresses",
                                        List.of("127.0.0.0/8")))
                        .expect(201);
        Api office = anonymous().withToken(own.text("apiKey"));
        String late = end.plusSeconds(1).toString();

        for (String path : List.of(keys, rotate(own.text("keyId")))) {
            Map<String, Object> base =
                    path.equals(keys) ? Map.of("scopes", scopes) : Map.of("overlapSeconds", 60);
            office.post(path, with(base, "expiresAt", late))
                    .expectProblem(400, "INVALID_FIELD")
                    .expectPointer("/expiresAt");
            office.post(path, with(base, "allowedAddresses", List.of()))
                    .expectProblem(400, "INVALID_FIELD")
                    .expectPointer("/allowedAddresses");
            office.post(path, with(base, "allowedAddresses", List.of("127.0.0.1", "0.0.0.0/0")))
                    .expectProblem(400, "INVALID_FIELD")
                    .expectPointer("/allowedAddresses/1");
        }
        String issued = office.post(keys, READS).expect(201).text("keyId");
        assertThat(expiryOf(issued)).isEqualTo(end);
        assertThat(addressesOf(issued)).containsExactly("127.0.0.0/8");
        platform.delete(keys + "/" + issued).expect(204);
        String rotated =
                office.post(
                                rotate(own.text("keyId")),
                                Map.of(
                                        "overlapSeconds",
                                        60,
                                        "expiresAt",
                                        end.toString(),
                                        "allowedAddresses",
                                        List.of("127.0.0.1")))
                        .expect(201)
                        .text("keyId");
        assertThat(expiryOf(rotated)).isEqualTo(end);
        assertThat(addressesOf(rotated)).containsExactly("127.0.0.1/32");
        String others = "/v1/customers/" + newCustomerId(operator) + "/keys";
        office.post(others, with(READS, "expiresAt", late)).expect(201);
    }

    @Test
    void who_rotates_its_own_key_has_a_minute_to_rotate_again_when_the_answer_is_lost()
            throws Exception {
        Api.Answer own =
                platform.post(keys, Map.of("scopes", List.of("operator:manage"))).expect(201);
        Api office = anonymous().withToken(own.text("apiKey"));
        String path = rotate(own.text("keyId"));

        for (int seconds : List.of(0, 59)) {
            office.post(path, Map.of("overlapSeconds", seconds))
                    .expectProblem(400, "INVALID_FIELD")
                    .expectPointer("/overlapSeconds");
        }
        Map<String, Object> rotation = Map.of("overlapSeconds", 3_600);
        String key = UUID.randomUUID().toString();
        Api.Answer rotated = office.post(path, rotation, key).expect(201);
        Api.Answer repeat = office.post(path, rotation, key).expect(201);
        assertThat(repeat.text("keyId")).isEqualTo(rotated.text("keyId"));
        assertThat(repeat.body().has("apiKey")).isFalse();

        office.delete(keys + "/" + rotated.text("keyId")).expect(204);
        String again = office.post(path, Map.of("overlapSeconds", 60)).expect(201).text("apiKey");
        anonymous().withToken(again);
    }

    private Instant expiryOf(String keyId) throws Exception {
        return Instant.parse(platform.get(keys + "/" + keyId).expect(200).text("expiresAt"));
    }

    private static Map<String, Object> with(Map<String, Object> fields, String name, Object value) {
        Map<String, Object> more = new HashMap<>(fields);
        more.put(name, value);
        return more;
    }

    /** A client of another customer of the operator with a key of these scopes. */
    private Api withKey(String... scopes) throws Exception {
        return anonymous()
                .withToken(
                        platform.post(
                                        "/v1/customers/" + newCustomerId(operator) + "/keys",
                                        Map.of("scopes", List.of(scopes)))
                                .expect(201)
                                .text("apiKey"));
    }

    private String rotate(String keyId) {
        return keys + "/" + keyId + "/rotate";
    }

    private List<String> addressesOf(String keyId) throws Exception {
        return platform.get(keys + "/" + keyId)
                .expect(200)
                .body()
                .path("allowedAddresses")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    private static Map<String, Object> allowedFrom(String... addresses) {
        return Map.of("scopes", List.of("users:read"), "allowedAddresses", List.of(addresses));
    }
}
