package com.bluesky.charging.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.ServletWebRequest;

class UnexpectedFailureTest {

    @Test
    void what_nobody_foresaw_is_told_without_its_insides() throws Exception {
        ResponseEntity<Object> answer =
                new ProblemAdvice()
                        .failed(
                                new IllegalStateException("the password is 1234"),
                                new ServletWebRequest(new MockHttpServletRequest()));

        assertThat(answer.getStatusCode().value()).isEqualTo(500);
        assertThat(answer.getBody())
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> {
                            assertThat(problem.code()).isEqualTo("INTERNAL_ERROR");
                            assertThat(problem.toString()).doesNotContain("password", "State");
                        });
    }
}
