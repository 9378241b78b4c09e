package com.bluesky.charging.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StorableTextTest extends ApiTest {

    @Test
    void what_the_database_can_keep_is_storable() {
        assertThat(StorableText.isStorable("")).isTrue();
        assertThat(StorableText.isStorable("Lín Wěi\n\u0001 \uD83D\uDE97")).isTrue();
        assertThat(StorableText.isStorable("a\u0000")).isFalse();
        assertThat(StorableText.isStorable("\uD83D")).isFalse();
        assertThat(StorableText.isStorable("\uDE97\uD83D")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\\u0000b", "\\ud83d", "\\ude97"})
    void a_body_with_another_text_is_refused_and_pointed_at(String text) throws Exception {
        String body = "{\"name\":\"" + text + "\"}";

        api.postText("/v1/users", body, UUID.randomUUID().toString())
                .expectProblem(400, "INVALID_FIELD")
                .expectPointer("/name");
        api.postText(
                        "/v1/users/search",
                        "{\"name\":\"" + text + "\"}",
                        UUID.randomUUID().toString())
                .expectProblem(400, "INVALID_FIELD");
    }

    @Test
    void a_change_with_another_text_is_refused_and_pointed_at() throws Exception {
        String userId = api.post("/v1/users", Map.of("name", "Storable")).expect(201).text("id");

        api.patch("/v1/users/" + userId, Map.of("name", "a\u0000b"), "\"0\"")
                .expectProblem(400, "INVALID_FIELD")
                .expectPointer("/name");
    }

    @Test
    void a_parameter_with_another_text_is_refused() throws Exception {
        api.get("/v1/sites?text=a%00b").expectProblem(400, "INVALID_PARAMETER");
    }
}
