package com.bluesky.charging.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.bluesky.charging.kernel.PageRequest;
import com.bluesky.charging.kernel.SubjectKeys;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Users: listed, searched, changed, deactivated, erased. */
class UsersTest extends ApiTest {

    private static final String USERS = "/v1/users";
    private static final String SEARCH = USERS + "/search";

    @Autowired private SubjectKeys keys;
    @Autowired private DataSource database;

    // Lists

    @Test
    void users_are_listed_in_pages_newest_first() throws Exception {
        Api app = customer();
        List<String> registered = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            registered.addFirst(register(app, Map.of("name", "Ada " + i)));
        }
        JsonNode first = app.get(USERS + "?limit=2").expect(200).body();
        assertThat(ids(first)).isEqualTo(registered.subList(0, 2));
        String cursor = first.path("nextCursor").asString();
        JsonNode last = app.get(USERS + "?limit=2&cursor=" + cursor).expect(200).body();
        assertThat(ids(last)).isEqualTo(registered.subList(2, 3));
        assertThat(last.has("nextCursor")).isFalse();
        app.post(SEARCH, Map.of("name", "Ada", "cursor", cursor))
                .expectProblem(400, "INVALID_CURSOR");
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0, INVALID_PARAMETER",
        "limit=201, INVALID_PARAMETER",
        "limit=x, INVALID_PARAMETER",
        "cursor=x, INVALID_CURSOR",
        "status=GONE, INVALID_PARAMETER",
        "updatedSince=yesterday, INVALID_PARAMETER",
    })
    void a_list_that_is_asked_for_wrongly_is_refused(String query, String code) throws Exception {
        api.get(USERS + "?" + query).expectProblem(400, code);
    }

    @Test
    void a_page_has_two_hundred_users_at_the_most() throws Exception {
        api.get(USERS + "?limit=" + PageRequest.LIMIT_MAX).expect(200);
        api.post(SEARCH, Map.of("name", "Ada", "limit", PageRequest.LIMIT_MAX)).expect(200);
        api.post(SEARCH, Map.of("name", "Ada", "limit", PageRequest.LIMIT_MAX + 1))
                .expectProblem(400, "INVALID_FIELD")
                .expectPointer("/limit");
        api.post(SEARCH, Map.of("name", "Ada", "limit", 0))
                .expectProblem(400, "INVALID_FIELD")
                .expectPointer("/limit");
    }

    @Test
    void users_are_listed_by_status_and_by_what_changed_since() throws Exception {
        Api app = customer();
        String active = register(app, Map.of("name", "Ada"));
        String deactivated = register(app, Map.of("name", "Bob"));
        String erased = register(app, Map.of("name", "Eve"));
        app.post(USERS + "/" + deactivated + "/deactivate", Map.of()).expect(200);
        app.delete(USERS + "/" + erased).expect(204);

        assertThat(list(app, "status=ACTIVE")).containsExactly(active);
        assertThat(list(app, "status=DEACTIVATED")).containsExactly(deactivated);
        assertThat(list(app, "status=ERASED")).containsExactly(erased);
        assertThat(list(app, "")).containsExactly(erased, deactivated, active);
        String since = app.get(USERS + "/" + erased).expect(200).text("updatedAt");
        assertThat(list(app, "updatedSince=" + since)).containsExactly(erased);
    }

    // Searches

    @Test
    void a_user_is_found_by_phone_address_reference_and_any_part_of_the_name() throws Exception {
        Api app = customer();
        Map<String, String> person = person("Ludwig Wittgenstein");
        String user = register(app, person);
        register(app, person("Somebody else"));

        for (Map<String, ?> search :
                List.of(
                        Map.of("phone", person.get("phone")),
                        Map.of(
                                "email",
                                String.valueOf(person.get("email")).toUpperCase(Locale.ROOT)),
                        Map.of("externalReference", person.get("externalReference")),
                        Map.of("name", "wITTgen"),
                        Map.of("name", "Ludwig", "phone", person.get("phone")))) {
            JsonNode found = app.post(SEARCH, search).expect(200).body();
            assertThat(ids(found)).as("%s", search).containsExactly(user);
        }
        assertThat(ids(app.post(SEARCH, Map.of("name", "Wittgensteins")).expect(200).body()))
                .isEmpty();
    }

    @Test
    void a_search_has_pages_whose_cursor_is_good_for_it_alone_and_says_nothing() throws Exception {
        Api app = customer();
        List<String> registered = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            registered.addFirst(register(app, Map.of("name", "Quiverful " + i)));
        }
        JsonNode first = app.post(SEARCH, Map.of("name", "verfu", "limit", 2)).expect(200).body();
        assertThat(ids(first)).isEqualTo(registered.subList(0, 2));
        String cursor = first.path("nextCursor").asString();
        byte[] opened = Base64.getUrlDecoder().decode(cursor);
        assertThat(new String(opened, StandardCharsets.UTF_8)).doesNotContainIgnoringCase("verfu");
        JsonNode last =
                app.post(SEARCH, Map.of("name", "verfu", "cursor", cursor)).expect(200).body();
        assertThat(ids(last)).isEqualTo(registered.subList(2, 3));
        app.post(SEARCH, Map.of("name", "quiverful", "cursor", cursor))
                .expectProblem(400, "INVALID_CURSOR");
        app.get(USERS + "?cursor=" + cursor).expectProblem(400, "INVALID_CURSOR");
    }

    @Test
    void a_search_for_everybody_is_refused() throws Exception {
        api.post(SEARCH, Map.of()).expectProblem(400, "INVALID_FIELD").expectPointer("");
        api.post(SEARCH, Map.of("limit", 5)).expectProblem(400, "INVALID_FIELD");
    }

    @ParameterizedTest
    @CsvSource({"name, L", "phone, 0171", "email, a@", "externalReference, ''"})
    void what_cannot_be_searched_for_is_pointed_at(String field, String value) throws Exception {
        Api.Answer refused = api.post(SEARCH, Map.of(field, value));
        refused.expectProblem(400, "INVALID_FIELD").expectPointer("/" + field);
    }

    @Test
    void a_search_finds_nobody_of_another_customer() throws Exception {
        Api app = customer();
        Map<String, String> person = person("Ludwig Wittgenstein");
        register(app, person);
        Api other = customer();
        Api stranger = newCustomer(newOperatorId());
        for (Api foreign : List.of(other, stranger)) {
            for (String field : person.keySet()) {
                JsonNode found =
                        foreign.post(SEARCH, Map.of(field, person.get(field))).expect(200).body();
                assertThat(ids(found)).as(field).isEmpty();
            }
            assertThat(list(foreign, "")).isEmpty();
        }
    }

    @Test
    void a_search_needs_no_idempotency_key() throws Exception {
        HttpRequest.Builder request =
                api.request(SEARCH)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString("{\"name\":\"Nobody at all\"}"));
        assertThat(ids(api.send(request).expect(200).body())).isEmpty();
    }

    // Changes

    @Test
    void a_user_is_changed_where_the_patch_says_so() throws Exception {
        Api app = customer();
        Map<String, String> person = person("Ludwig Wittgenstein");
        String user = register(app, person);
        Api.Answer read = app.get(USERS + "/" + user).expect(200);
        Map<String, Object> patch = new HashMap<>();
        patch.put("name", "Ludwig W.");
        patch.put("email", null);

        Api.Answer changed = app.patch(USERS + "/" + user, patch, etag(read)).expect(200);
        assertThat(changed.text("id")).isEqualTo(user);
        assertThat(etag(changed)).isEqualTo("\"1\"");
        JsonNode after = app.get(USERS + "/" + user + "?minVersion=1").expect(200).body();
        assertThat(after.path("name").asString("")).isEqualTo("Ludwig W.");
        assertThat(after.has("email")).isFalse();
        assertThat(after.path("phone").asString("")).isEqualTo(person.get("phone"));
        assertThat(after.path("externalReference").asString(""))
                .isEqualTo(person.get("externalReference"));

        assertThat(app.patch(USERS + "/" + user, patch, etag(read)).expect(200).body())
                .isEqualTo(changed.body());
        app.patch(USERS + "/" + user, Map.of("name", "Another"), etag(read))
                .expectProblem(412, "PRECONDITION_FAILED");
        app.patch(USERS + "/" + user, patch, null).expectProblem(428, "PRECONDITION_REQUIRED");
    }

    @Test
    void of_twenty_changes_at_once_with_one_tag_exactly_one_is_made() throws Exception {
        Api app = customer();
        String path = USERS + "/" + register(app, Map.of("name", "Ada"));
        String tag = etag(app.get(path).expect(200));
        List<Callable<Api.Answer>> changes = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Map<String, String> patch = Map.of("name", "Ada " + i);
            changes.add(() -> app.patch(path, patch, tag));
        }
        List<Api.Answer> answers = atOnce(changes);
        assertThat(answers.stream().filter(answer -> answer.status() == 200)).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.status() == 412)).hasSize(19);
        assertThat(app.get(path + "?minVersion=1").expect(200).body().path("version").asLong())
                .isEqualTo(1);
    }

    @Test
    void a_phone_moves_with_its_user_and_is_free_for_another() throws Exception {
        Api app = customer();
        Map<String, String> person = person("Ludwig");
        String former = person.get("phone");
        String next = person("Another").get("phone");
        String path = USERS + "/" + register(app, person);
        app.patch(path, Map.of("phone", next), "\"0\"").expect(200);

        app.post(USERS, Map.of("phone", next)).expectProblem(409, "PHONE_TAKEN");
        String second = register(app, Map.of("phone", former));
        app.patch(USERS + "/" + second, Map.of("phone", next), "\"0\"")
                .expectProblem(409, "PHONE_TAKEN");
        assertThat(ids(app.post(SEARCH, Map.of("phone", former)).expect(200).body()))
                .containsExactly(second);
        app.patch(path, Map.of("phone", "12"), "\"1\"")
                .expectProblem(400, "INVALID_FIELD")
                .expectPointer("/phone");
        app.patch(path, Map.of("fone", next), "\"1\"").expectProblem(400, "UNKNOWN_FIELD");
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "externalReference"})
    void a_text_has_two_hundred_characters_at_the_most(String field) throws Exception {
        String path = USERS + "/" + register(api, Map.of(field, "x".repeat(200)));
        api.post(USERS, Map.of(field, "x".repeat(201)))
                .expectProblem(400, "INVALID_FIELD")
                .expectPointer("/" + field);
        api.patch(path, Map.of(field, "x".repeat(201)), "\"0\"")
                .expectProblem(400, "INVALID_FIELD")
                .expectPointer("/" + field);
    }

    // Standing

    @Test
    void a_deactivated_user_starts_no_charge_until_reactivated() throws Exception {
        Api app = customer();
        String user = register(app, Map.of("name", "Ada"));
        String path = USERS + "/" + user;
        String device = sandbox.path("devices").path(0).path("id").asString();
        Map<String, ?> start = Map.of("deviceId", device, "connectorId", 1, "userId", user);

        Api.Answer deactivated = app.post(path + "/deactivate", Map.of()).expect(200);
        assertThat(deactivated.body().path("version").asLong(-1)).isEqualTo(1);
        JsonNode shown = app.get(path).expect(200).body();
        assertThat(shown.path("status").asString("")).isEqualTo("DEACTIVATED");
        assertThat(shown.has("deactivatedAt")).isTrue();
        app.post("/v1/orders", start).expectProblem(409, "USER_DEACTIVATED");

        app.post(path + "/reactivate", Map.of()).expect(200);
        assertThat(app.get(path).expect(200).text("status")).isEqualTo("ACTIVE");
        Api.Answer refused = app.post("/v1/orders", start);
        assertThat(refused.body().path("code").asString("")).isNotEqualTo("USER_DEACTIVATED");
    }

    @Test
    void a_late_repeat_of_a_deactivation_changes_nothing() throws Exception {
        Api app = customer();
        String path = USERS + "/" + register(app, Map.of("name", "Ada"));
        String key = UUID.randomUUID().toString();
        JsonNode first = app.post(path + "/deactivate", Map.of(), key).expect(200).body();
        app.post(path + "/reactivate", Map.of()).expect(200);
        assertThat(app.post(path + "/deactivate", Map.of(), key).expect(200).body())
                .isEqualTo(first);
        assertThat(app.get(path).expect(200).text("status")).isEqualTo("ACTIVE");
        app.post(path + "/reactivate", Map.of(), key).expectProblem(422, "IDEMPOTENCY_KEY_REUSED");
    }

    // Erasure

    @Test
    void an_erased_user_is_nobody_any_more_and_a_repeat_answers_the_same() throws Exception {
        Api app = customer();
        Map<String, String> person = person("Philippa Quiverful");
        String user = register(app, person);
        String path = USERS + "/" + user;
        app.patch(path, Map.of("name", person.get("name") + "-Slope"), "\"0\"").expect(200);
        String tag = "CARD%016X".formatted(ThreadLocalRandom.current().nextLong());
        app.post(path + "/cards", Map.of("tag", tag)).expect(201);
        app.post(path + "/wallet/top-ups", Map.of("amountMinor", 1_000, "currency", "CNY"))
                .expect(201);

        app.delete(path).expect(204);
        app.delete(path).expect(204);

        JsonNode erased = app.get(path).expect(200).body();
        assertThat(erased.path("status").asString("")).isEqualTo("ERASED");
        assertThat(erased.has("erasedAt")).isTrue();
        assertThat(erased.propertyNames())
                .doesNotContain("name", "phone", "email", "externalReference");
        assertThat(keys.findOrCreate(user)).isEmpty();
        DatabaseDump dump = DatabaseDump.of(database);
        for (String word : person.values()) {
            assertThat(dump.tablesWith(word)).as(word).isEmpty();
        }
        assertThat(app.get(path + "/cards").expect(200).body().path("items")).isEmpty();
        app.patch(path, Map.of("name", "Ada"), etag(app.get(path)))
                .expectProblem(409, "USER_ERASED");
        app.post(path + "/deactivate", Map.of()).expectProblem(409, "USER_ERASED");
        app.post("/v1/orders", Map.of("deviceId", "dev-any", "connectorId", 1, "userId", user))
                .expectProblem(409, "USER_ERASED");
        register(app, person);
    }

    @Test
    void what_is_left_in_the_wallet_of_an_erased_user_is_still_given_back() throws Exception {
        Api app = customer();
        String path = USERS + "/" + register(app, Map.of("name", "Ada"));
        Map<String, ?> money = Map.of("amountMinor", 1_000, "currency", "CNY");
        app.post(path + "/wallet/top-ups", money).expect(201);
        app.delete(path).expect(204);

        app.post(path + "/wallet/refunds", money).expect(201);
        assertThat(app.get(path + "/wallet").expect(200).body().path("balanceMinor").asLong(-1))
                .isZero();
        assertThat(app.get(path + "/wallet/statement").expect(200).body().path("items")).hasSize(2);
    }

    // Foreign users

    private Api customer() throws Exception {
        return newCustomer(sandbox.path("operatorId").asString());
    }

    private static String register(Api app, Map<String, String> content) throws Exception {
        return app.post(USERS, content).expect(201).text("id");
    }

    /** Found by chance nowhere. */
    private static Map<String, String> person(String name) {
        String number = "%010d".formatted(ThreadLocalRandom.current().nextLong(9_999_999_999L));
        return Map.of(
                "name", name + " " + number,
                "phone", "+8613" + number,
                "email", "quiverful." + number + "@barchester.example",
                "externalReference", "crm-" + number);
    }

    private static List<String> list(Api app, String query) throws Exception {
        return ids(app.get(USERS + "?" + query).expect(200).body());
    }

    private static List<String> ids(JsonNode page) {
        return page.path("items")
                .valueStream()
                .map(user -> user.path("userId").asString(""))
                .toList();
    }

    private static String etag(Api.Answer answer) {
        return answer.headers().firstValue("ETag").orElseThrow();
    }

    private static List<Api.Answer> atOnce(List<Callable<Api.Answer>> requests) throws Exception {
        List<Api.Answer> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Api.Answer> answer : threads.invokeAll(requests)) {
                answers.add(answer.get());
            }
        }
        return answers;
    }
}
