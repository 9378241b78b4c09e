package com.bluesky.charging.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.bluesky.charging.kernel.SubjectKeys;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The accounts of an operator's people. */
class AdministratorsTest extends ApiTest {

    @Autowired private SubjectKeys subjectKeys;
    @Autowired private DataSource database;

    private String operator = "";
    private String administrators = "";

    @BeforeEach
    void anOperatorOfItsOwn() throws Exception {
        operator = newOperatorId();
        administrators = "/v1/operators/" + operator + "/administrators";
    }

    @Test
    void an_administrator_is_registered_once_and_read() throws Exception {
        Map<String, Object> ann = person("Ann", "ann@x.example");
        Api.Answer first = platform.post(administrators, ann, "ann" + operator).expect(201);
        Api.Answer repeat = platform.post(administrators, ann, "ann" + operator).expect(201);

        assertThat(repeat.body()).isEqualTo(first.body());
        String path = administrators + "/" + first.text("id");
        assertThat(first.headers().firstValue("Location")).contains(path);
        JsonNode read = platform.get(path).expect(200).body();
        assertThat(read.path("name").asString()).isEqualTo("Ann");
        assertThat(read.path("email").asString()).isEqualTo("ann@x.example");
        assertThat(read.has("deactivatedAt")).isFalse();
        platform.post(administrators, person("Eve", "eve@x.example"), "ann" + operator)
                .expectProblem(422, "IDEMPOTENCY_KEY_REUSED");
        platform.get(administrators + "/adm-unknown").expectProblem(404, "NOT_FOUND");
        platform.post("/v1/operators/op-unknown/administrators", ann)
                .expectProblem(404, "NOT_FOUND");
    }

    @Test
    void an_address_belongs_to_one_administrator_of_an_operator_whatever_its_case()
            throws Exception {
        platform.post(administrators, person("Ann", "Ann@x.example")).expect(201);

        platform.post(administrators, person("Eve", "ann@X.example"))
                .expectProblem(409, "ADMINISTRATOR_EMAIL_TAKEN");
        platform.post(
                        "/v1/operators/" + newOperatorId() + "/administrators",
                        person("Ann", "ann@x.example"))
                .expect(201);
    }

    @Test
    void a_name_of_two_hundred_and_an_address_of_254_characters_are_the_longest() throws Exception {
        String start = "a".repeat(64) + "@" + "d".repeat(60) + "." + "e".repeat(60) + ".";
        String longest =
                start + "f".repeat(254 - start.length() - ".example".length()) + ".example";
        assertThat(longest).hasSize(254);
        platform.post(administrators, person("n".repeat(201), "a@x.example"))
                .expectProblem(400, "INVALID_FIELD")
                .expectPointer("/name");
        platform.post(administrators, person("Ann", longest.replace("example", "examples")))
                .expectProblem(400, "INVALID_FIELD")
                .expectPointer("/email");
        platform.post(administrators, person("Ann", "nobody"))
                .expectProblem(400, "INVALID_FIELD")
                .expectPointer("/email");
        platform.post(administrators, Map.of("name", "Ann"))
                .expectProblem(400, "INVALID_FIELD")
                .expectPointer("/email");

        platform.post(administrators, person("n".repeat(200), longest)).expect(201);
    }

    @Test
    void a_change_frees_the_former_address_and_an_outdated_one_is_refused() throws Exception {
        String path = register("Ann", "ann@x.example");
        String tag = platform.get(path).expect(200).header("ETag");
        Map<String, Object> change = Map.of("email", "ann@y.example");

        Api.Answer changed = platform.patch(path, change, tag).expect(200);
        Api.Answer repeat = platform.patch(path, change, tag).expect(200);

        assertThat(repeat.body()).isEqualTo(changed.body());
        JsonNode read = platform.get(path).expect(200).body();
        assertThat(read.path("name").asString()).isEqualTo("Ann");
        assertThat(read.path("email").asString()).isEqualTo("ann@y.example");
        platform.patch(path, Map.of("name", "Late"), tag).expectProblem(412, "PRECONDITION_FAILED");
        platform.patch(path, Map.of("name", "Late"), null)
                .expectProblem(428, "PRECONDITION_REQUIRED");
        String other = register("Eve", "ann@x.example");
        platform.patch(other, Map.of("email", "ANN@y.example"), platform.get(other).header("ETag"))
                .expectProblem(409, "ADMINISTRATOR_EMAIL_TAKEN");
    }

    @Test
    void an_administrator_is_deactivated_and_a_late_repeat_does_not_do_it_again() throws Exception {
        String path = register("Ann", "ann@x.example");

        Api.Answer first =
                platform.post(path + "/deactivate", Map.of(), "off" + operator).expect(200);
        assertThat(platform.get(path).expect(200).body().has("deactivatedAt")).isTrue();
        platform.post(path + "/reactivate", Map.of(), "on" + operator).expect(200);
        Api.Answer repeat =
                platform.post(path + "/deactivate", Map.of(), "off" + operator).expect(200);

        assertThat(repeat.body()).isEqualTo(first.body());
        assertThat(platform.get(path).expect(200).body().has("deactivatedAt")).isFalse();
        platform.post(path + "/reactivate", Map.of(), "off" + operator)
                .expectProblem(422, "IDEMPOTENCY_KEY_REUSED");
    }

    @Test
    void administrators_are_listed_page_by_page_and_by_what_changed() throws Exception {
        String first = idOf(register("Ann", "ann@x.example"));
        String second = idOf(register("Eve", "eve@x.example"));
        String third = idOf(register("Joe", "joe@x.example"));

        JsonNode page = platform.get(administrators + "?limit=2").expect(200).body();
        String cursor = page.path("nextCursor").asString();
        assertThat(ids(page)).containsExactly(first, second);
        assertThat(
                        ids(
                                platform.get(administrators + "?limit=2&cursor=" + cursor)
                                        .expect(200)
                                        .body()))
                .containsExactly(third);
        platform.delete(administrators + "/" + first).expect(204);
        String since = platform.get(administrators + "/" + first).text("updatedAt");
        assertThat(ids(platform.get(administrators + "?updatedSince=" + since).body()))
                .containsExactly(first);
        platform.get("/v1/operators/" + newOperatorId() + "/administrators?cursor=" + cursor)
                .expectProblem(400, "INVALID_CURSOR");
        platform.get(administrators + "?limit=201").expectProblem(400, "INVALID_PARAMETER");
    }

    @Test
    void nothing_of_an_erased_administrator_is_found_anywhere_and_the_address_is_free()
            throws Exception {
        String number = "%010d".formatted(ThreadLocalRandom.current().nextLong(9_999_999_999L));
        String name = "Theophila Grantly-" + number;
        String email = "grantly." + number + "@barchester.example";
        String path = register("Somebody", "somebody@x.example");
        platform.patch(path, person(name, email), platform.get(path).header("ETag")).expect(200);
        List<String> words = List.of(name.toLowerCase(Locale.ROOT), email.toLowerCase(Locale.ROOT));
        DatabaseDump before = DatabaseDump.of(database);
        for (String word : words) {
            assertThat(before.tablesWith(word)).containsExactly("read.administrators");
        }

        platform.delete(path).expect(204);
        platform.delete(path).expect(204);

        DatabaseDump after = DatabaseDump.of(database);
        for (String word : words) {
            assertThat(after.tablesWith(word)).isEmpty();
        }
        Api.Answer erased = platform.get(path).expect(200);
        assertThat(erased.body().propertyNames())
                .contains("erasedAt")
                .doesNotContain("name", "email");
        assertThat(subjectKeys.findOrCreate(idOf(path))).isEmpty();
        platform.patch(path, Map.of("name", "X"), erased.header("ETag"))
                .expectProblem(409, "ADMINISTRATOR_ERASED");
        platform.post(path + "/reactivate", Map.of()).expectProblem(409, "ADMINISTRATOR_ERASED");
        register(name, email);
    }

    @Test
    void an_operators_back_office_manages_its_own_administrators_and_finds_no_others()
            throws Exception {
        Api office =
                anonymous()
                        .withToken(
                                platform.post(
                                                "/v1/customers/"
                                                        + newCustomerId(operator)
                                                        + "/keys",
                                                Map.of(
                                                        "scopes",
                                                        List.of("operator:all", "operator:manage")))
                                        .expect(201)
                                        .text("apiKey"));
        String own =
                administrators
                        + "/"
                        + office.post(administrators, person("Ann", "ann@x.example"))
                                .expect(201)
                                .text("id");
        office.get(own).expect(200);
        office.get(administrators).expect(200);
        office.post(own + "/deactivate", Map.of()).expect(200);

        String foreign = "/v1/operators/" + newOperatorId() + "/administrators";
        String theirs =
                foreign
                        + "/"
                        + platform.post(foreign, person("Eve", "eve@x.example"))
                                .expect(201)
                                .text("id");
        office.get(foreign).expectProblem(404, "NOT_FOUND");
        office.post(foreign, person("Joe", "joe@x.example")).expectProblem(404, "NOT_FOUND");
        for (String path : List.of(theirs, administrators + "/" + idOf(theirs))) {
            office.get(path).expectProblem(404, "NOT_FOUND");
            office.patch(path, Map.of("name", "X"), "\"0\"").expectProblem(404, "NOT_FOUND");
            office.post(path + "/deactivate", Map.of()).expectProblem(404, "NOT_FOUND");
            office.post(path + "/reactivate", Map.of()).expectProblem(404, "NOT_FOUND");
            office.delete(path).expectProblem(404, "NOT_FOUND");
        }
        assertThat(platform.get(theirs).expect(200).body().has("erasedAt")).isFalse();
    }

    private String register(String name, String email) throws Exception {
        return administrators
                + "/"
                + platform.post(administrators, person(name, email)).expect(201).text("id");
    }

    private static String idOf(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static List<String> ids(JsonNode page) {
        return page.path("items")
                .valueStream()
                .map(each -> each.path("administratorId").asString())
                .toList();
    }

    private static Map<String, Object> person(String name, String email) {
        return Map.of("name", name, "email", email);
    }
}
