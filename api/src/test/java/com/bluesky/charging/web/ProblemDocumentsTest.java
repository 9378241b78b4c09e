package com.bluesky.charging.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Whatever is wrong with a request, the answer is a problem document with a code of its own. */
class ProblemDocumentsTest extends ApiTest {

    private static final String USER = "{\"name\":\"Ada\"}";

    @Test
    void an_unknown_address_is_not_found() throws Exception {
        api.get("/v1/nothing").expectProblem(404, "NOT_FOUND");
        api.get("/v1/users/user-unknown").expectProblem(404, "NOT_FOUND");
        api.get("/error").expectProblem(404, "NOT_FOUND");
    }

    @Test
    void a_method_that_a_resource_does_not_know_is_refused_with_those_it_knows() throws Exception {
        Api.Answer answer =
                api.send(
                        api.request("/v1/sites")
                                .method("PATCH", HttpRequest.BodyPublishers.noBody()));

        answer.expectProblem(405, "METHOD_NOT_ALLOWED");
        assertThat(answer.headers().firstValue("Allow").orElse("")).contains("GET", "POST");
    }

    @Test
    void a_media_type_that_is_not_understood_is_refused() throws Exception {
        api.send(
                        api.request("/v1/users")
                                .header("Content-Type", "text/plain")
                                .header(IdempotencyKey.HEADER, "media")
                                .POST(HttpRequest.BodyPublishers.ofString(USER)))
                .expectProblem(415, "UNSUPPORTED_MEDIA_TYPE");
    }

    @Test
    void a_media_type_that_cannot_be_answered_is_refused() throws Exception {
        api.send(api.request("/v1/sites").header("Accept", "image/png").GET())
                .expectProblem(406, "NOT_ACCEPTABLE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "\"text\"", "{\"name\":\"a\"} x", "{\"name\":{}}"})
    void a_body_that_is_not_the_expected_json_is_refused(String body) throws Exception {
        api.postText("/v1/users", body, "json").expectProblem(400, "UNREADABLE_JSON");
    }

    @Test
    void a_field_that_stands_twice_is_refused() throws Exception {
        api.postText("/v1/users", "{\"name\":\"a\",\"name\":\"b\"}", "twice")
                .expectProblem(400, "UNREADABLE_JSON");
    }

    @Test
    void an_unknown_field_is_refused_and_pointed_at() throws Exception {
        api.postText("/v1/users", "{\"nmae\":\"Ada\"}", "field")
                .expectProblem(400, "UNKNOWN_FIELD")
                .expectPointer("/nmae");
        api.postText(
                        "/v1/orders",
                        "{\"deviceId\":\"d\",\"connectorId\":1,\"limits\":{\"energy\":1}}",
                        "field")
                .expectProblem(400, "UNKNOWN_FIELD")
                .expectPointer("/limits/energy");
    }

    @Test
    void a_number_is_not_guessed_from_text_nor_an_integer_from_a_fraction() throws Exception {
        api.postText("/v1/orders", "{\"deviceId\":\"d\",\"connectorId\":\"1\"}", "guess")
                .expectProblem(400, "UNREADABLE_JSON")
                .expectPointer("/connectorId");
        api.postText("/v1/orders", "{\"deviceId\":\"d\",\"connectorId\":1.5}", "guess")
                .expectProblem(400, "UNREADABLE_JSON")
                .expectPointer("/connectorId");
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "1.5", "true", "[\"Ada\"]"})
    void a_text_is_not_guessed_from_anything_else(String name) throws Exception {
        Api.Answer answer =
                api.postText("/v1/users", "{\"name\":" + name + "}", "text")
                        .expectProblem(400, "UNREADABLE_JSON")
                        .expectPointer("/name");

        assertThat(answer.body().toString()).contains("The value must be a text");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/v1/orders?status=DONE | status | must be one of: REQUESTED, ",
                "/v1/orders?status=FAILED&status=DONE | status | must be one of: REQUESTED, ",
                "/v1/sites?amenity=POOL | amenity | must be one of: ",
                "/v1/users?status=GONE | status | must be one of: ",
                "/v1/orders?updatedSince=yesterday | updatedSince | RFC 3339, such as 20",
                "/v1/orders?limit=abc | limit | whole number within the bounds",
                "/v1/orders?limit=3000000000 | limit | whole number",
                "/v1/sites?freeConnectors=maybe | freeConnectors | true or false",
                "/v1/users/user-1?minVersion=a | minVersion | whole number",
                "/v1/users/user-1?minVersion=-1 | minVersion | greater than or equal to 0",
                "/v1/orders?limit=5&limit=6 | limit | may be there once",
                "/v1/devices/d/connectors/x/price-plan | connectorId | whole number"
            })
    void a_parameter_of_another_type_is_answered_with_what_it_must_be(
            String address, String parameter, String detail) throws Exception {
        Api.Answer answer = api.get(address).expectProblem(400, "INVALID_PARAMETER");

        JsonNode error = answer.body().path("errors").path(0);
        assertThat(error.path("parameter").asString("")).isEqualTo(parameter);
        assertThat(error.path("detail").asString("")).contains(detail);
    }

    @Test
    void a_body_where_there_is_none_is_refused_unless_it_says_nothing() throws Exception {
        String stop = "/v1/orders/ord-unknown/stop";
        api.postText(stop, "{\"reason\":\"late\"}", "body")
                .expectProblem(400, "UNKNOWN_FIELD")
                .expectPointer("");
        api.send(
                        api.request(stop)
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .header(IdempotencyKey.HEADER, "body")
                                .POST(HttpRequest.BodyPublishers.ofString("reason=late")))
                .expectProblem(400, "UNKNOWN_FIELD");
        api.send(
                        api.request(stop)
                                .header(IdempotencyKey.HEADER, "body")
                                .POST(
                                        HttpRequest.BodyPublishers.ofInputStream(() ->
                                                new ByteArrayInputStream(
                                                        new byte[BodyLimit.MAX_BODY_BYTES + 1]))))
                .expectProblem(413, "BODY_TOO_LARGE");
        api.postText(stop, " { } ", "body").expectProblem(404, "NOT_FOUND");
        api.postText(stop, "", "body").expectProblem(404, "NOT_FOUND");
    }

    @Test
    void a_word_that_is_none_of_those_there_are_is_answered_with_these() throws Exception {
        api.postText("/v1/devices/dev-1/commands/reset", "{\"type\":\"WARM\"}", "word")
                .expectProblem(400, "UNREADABLE_JSON")
                .expectPointer("/type");
        assertThat(
                        api.postText(
                                        "/v1/devices/dev-1/commands/get-log",
                                        "{\"logType\":\"Nothing\"}",
                                        "word")
                                .body()
                                .toString())
                .contains("The value must be one of: DiagnosticsLog, SecurityLog.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/v1/users | {\"phone\":\"13800000000\"} | /phone",
                "/v1/users | {\"email\":\"nobody\"} | /email",
                "/v1/users | {\"name\":\"\"} | /name",
                "/v1/orders | {\"connectorId\":1} | /deviceId",
                "/v1/orders | {\"deviceId\":\"d\",\"connectorId\":0} | /connectorId",
                "/v1/orders | {\"deviceId\":\"d\",\"connectorId\":1,\"limits\":{\"energyWh\":0}} | /limits/energyWh",
                "/v1/sites | {\"name\":\"s\",\"address\":\"a\",\"latitude\":90.1,\"longitude\":0,\"zone\":\"UTC\"} | /latitude",
                "/v1/sites | {\"name\":\"s\",\"address\":\"a\",\"latitude\":0,\"longitude\":0,\"zone\":\"+08:00\"} | /zone",
                "/v1/devices | {\"siteId\":\"s\",\"name\":\"d\",\"connectors\":[]} | /connectors",
                "/v1/devices | {\"siteId\":\"s\",\"name\":\"d\",\"connectors\":[{\"connectorId\":1,\"plug\":\"ccs\",\"currentType\":\"DC\",\"maxPowerWatts\":1}]} | /connectors/0/plug"
            })
    void a_field_that_is_not_allowed_is_pointed_at(String path, String body, String pointer)
            throws Exception {
        api.postText(path, body, "fields")
                .expectProblem(400, "INVALID_FIELD")
                .expectPointer(pointer);
    }

    @Test
    void json_of_32_levels_is_read_and_of_33_is_refused() throws Exception {
        api.postText("/v1/users", "{\"x\":" + "[".repeat(31) + "]".repeat(31) + "}", "deep")
                .expectProblem(400, "UNKNOWN_FIELD");
        api.postText("/v1/users", "{\"x\":" + "[".repeat(32) + "]".repeat(32) + "}", "deep")
                .expectProblem(400, "JSON_TOO_COMPLEX");
    }

    @Test
    void a_body_of_a_mebibyte_is_read_and_one_byte_more_is_refused() throws Exception {
        String start = "{\"name\":\"Ada\"}";
        String largest = start + " ".repeat(BodyLimit.MAX_BODY_BYTES - start.length());

        api.postText("/v1/users", largest, "largest").expect(201);
        api.postText("/v1/users", largest + " ", "larger").expectProblem(413, "BODY_TOO_LARGE");
    }

    @Test
    void a_body_whose_length_is_not_announced_is_refused_when_it_gets_too_large() throws Exception {
        byte[] body =
                ("{\"name\":\"Ada\"}" + " ".repeat(BodyLimit.MAX_BODY_BYTES))
                        .getBytes(StandardCharsets.UTF_8);

        api.send(
                        api.request("/v1/users")
                                .header("Content-Type", "application/json")
                                .header(IdempotencyKey.HEADER, "chunked")
                                .POST(
                                        HttpRequest.BodyPublishers.ofInputStream(
                                                () -> new ByteArrayInputStream(body))))
                .expectProblem(413, "BODY_TOO_LARGE");
    }

    @Test
    void a_refusal_arrives_although_the_body_was_not_wanted() throws Exception {
        String body = "{\"name\":\"Ada\"}" + " ".repeat(BodyLimit.MAX_BODY_BYTES / 2);

        for (int i = 0; i < 5; i++) {
            anonymous()
                    .postText("/v1/users", body, "stranger")
                    .expectProblem(401, "TOKEN_REQUIRED");
        }
    }

    @Test
    void a_post_without_an_idempotency_key_is_refused() throws Exception {
        api.send(
                        api.request("/v1/users")
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(USER)))
                .expectProblem(400, "IDEMPOTENCY_KEY_REQUIRED");
    }

    @Test
    void an_idempotency_key_has_one_to_two_hundred_visible_characters() throws Exception {
        api.post("/v1/users", Map.of("name", "Ada"), "k".repeat(200)).expect(201);
        api.post("/v1/users", Map.of("name", "Ada"), "k".repeat(201))
                .expectProblem(400, "IDEMPOTENCY_KEY_INVALID");
        api.post("/v1/users", Map.of("name", "Ada"), "two words")
                .expectProblem(400, "IDEMPOTENCY_KEY_INVALID");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"limit=0", "limit=201", "limit=many", "status=LOST", "updatedSince=now"})
    void a_parameter_that_is_not_allowed_is_named(String query) throws Exception {
        Api.Answer answer = api.get("/v1/orders?" + query);

        answer.expectProblem(400, "INVALID_PARAMETER");
        assertThat(answer.body().path("errors").path(0).path("parameter").asString(""))
                .isEqualTo(query.substring(0, query.indexOf('=')));
    }

    @Test
    void a_cursor_is_good_for_the_list_that_gave_it_only() throws Exception {
        String cursor = api.get("/v1/devices?limit=1").expect(200).text("nextCursor");

        assertThat(
                        api.get("/v1/devices?limit=200&cursor=" + cursor)
                                .expect(200)
                                .body()
                                .path("items"))
                .isNotEmpty();
        api.get("/v1/orders?cursor=" + cursor).expectProblem(400, "INVALID_CURSOR");
        api.get("/v1/devices?cursor=" + cursor + "x").expectProblem(400, "INVALID_CURSOR");
        api.get("/v1/devices?cursor=%20").expectProblem(400, "INVALID_CURSOR");
    }

    @Test
    void a_request_without_a_token_or_with_a_wrong_one_is_not_let_in() throws Exception {
        Api.Answer without = anonymous().get("/v1/sites");
        Api.Answer wrong = anonymous().bearing("wrong").get("/v1/sites");

        without.expectProblem(401, "TOKEN_REQUIRED");
        assertThat(without.headers().firstValue("WWW-Authenticate")).contains("Bearer");
        wrong.expectProblem(401, "TOKEN_INVALID");
        assertThat(wrong.headers().firstValue("WWW-Authenticate"))
                .contains("Bearer error=\"invalid_token\"");
    }

    @Test
    void an_operation_of_another_scope_is_refused() throws Exception {
        api.get("/v1/operators/op").expectProblem(403, "SCOPE_MISSING");
        platform.get("/v1/orders").expectProblem(403, "SCOPE_MISSING");
    }

    @Test
    void a_harmless_request_id_is_kept_and_another_one_is_replaced() throws Exception {
        Api.Answer kept = api.send(api.request("/v1/nothing").header("X-Request-Id", "mine-1"));
        Api.Answer replaced =
                api.send(api.request("/v1/nothing").header("X-Request-Id", "<script>"));

        kept.expectProblem(404, "NOT_FOUND");
        assertThat(kept.text("requestId")).isEqualTo("mine-1");
        replaced.expectProblem(404, "NOT_FOUND");
        assertThat(replaced.text("requestId")).matches("[0-9a-f-]{36}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GARBAGE\r\n\r\n",
                "GET /v1/sites\r\n\r\n",
                "GET /v1/sites HTTP/3.7\r\nHost: localhost\r\n\r\n",
                "GET /v1/%zz HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET /v1/sites;x=/../y HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET /v1/<sites> HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET /actuator/health?x=%zz HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET /v1/sites HTTP/1.1\r\n\r\n"
            })
    void what_is_not_http_gets_a_problem_document_too(String request) throws Exception {
        String answer = raw(request);

        assertThat(answer).startsWith("HTTP/1.1 400").contains("application/problem+json");
        assertThat(answer).contains("\"code\":\"MALFORMED_REQUEST\"").contains("\"requestId\":\"");
        assertThat(answer).doesNotContain("Jetty", "html", "Exception");
    }

    @Test
    void who_announces_a_body_and_sends_none_is_refused_all_the_same() throws Exception {
        assertThat(
                        raw(
                                "POST /v1/users HTTP/1.1\r\nHost: localhost\r\nContent-Type:"
                                        + " application/json\r\nContent-Length: 10\r\n\r\n"))
                .as("in less time than a connection is given up after")
                .startsWith("HTTP/1.1 401");
    }

    @Test
    void headers_of_15_kib_are_read_and_of_17_are_a_malformed_request() throws Exception {
        assertThat(raw(large(15))).startsWith("HTTP/1.1 401").contains("TOKEN_REQUIRED");
        assertThat(raw(large(17))).startsWith("HTTP/1.1 400").contains("MALFORMED_REQUEST");
    }

    @ParameterizedTest
    @CsvSource({"16384, 400, INVALID_TOKEN_REQUEST", "16385, 400, MALFORMED_REQUEST"})
    void a_form_of_16_kib_is_read_and_one_byte_more_is_refused(int bytes, int status, String code)
            throws Exception {
        postForm("a=" + "b".repeat(bytes - 2)).expectProblem(status, code);
    }

    @Test
    void a_form_that_is_none_is_a_malformed_request() throws Exception {
        postForm("grant_type=%zz").expectProblem(400, "MALFORMED_REQUEST");
    }

    private Api.Answer postForm(String form) throws Exception {
        return anonymous()
                .send(
                        anonymous()
                                .request("/oauth2/token")
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    private static String large(int kib) {
        return "GET /v1/sites HTTP/1.1\r\nHost: localhost\r\nX-Large: "
                + "x".repeat(kib * 1024)
                + "\r\n\r\n";
    }

    @Test
    void a_server_is_also_called_by_a_name_that_its_certificate_does_not_have() throws Exception {
        assertThat(raw("GET /v1/sites HTTP/1.1\r\nHost: charging.example\r\n\r\n"))
                .startsWith("HTTP/1.1 401")
                .contains("TOKEN_REQUIRED");
    }

    private String raw(String request) throws Exception {
        try (SSLSocket socket =
                (SSLSocket) trust().getSocketFactory().createSocket("localhost", port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            return firstAnswer(socket.getInputStream());
        }
    }

    /** Reads to the end of the document, because a server may keep the connection. */
    private static String firstAnswer(InputStream in) throws Exception {
        StringBuilder answer = new StringBuilder();
        byte[] buffer = new byte[4096];
        for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
            answer.append(new String(buffer, 0, read, StandardCharsets.UTF_8));
            if (answer.indexOf("}") > 0) {
                break;
            }
        }
        return answer.toString();
    }
}
