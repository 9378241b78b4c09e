package com.bluesky.charging.web;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotWritableException;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

@ExtendWith(OutputCaptureExtension.class)
class UnexpectedFailureTest {

    private final ProblemAdvice advice = new ProblemAdvice();
    private final ServletWebRequest request = new ServletWebRequest(new MockHttpServletRequest());

    @Test
    void what_nobody_foresaw_is_told_without_its_insides() throws Exception {
        ResponseEntity<Object> answer =
                requireNonNull(
                        advice.failed(new IllegalStateException("the password is 1234"), request));

        assertThat(answer.getStatusCode().value()).isEqualTo(500);
        assertThat(answer.getBody())
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> {
                            assertThat(problem.code()).isEqualTo("INTERNAL_ERROR");
                            assertThat(problem.toString()).doesNotContain("password", "State");
                        });
    }

    @Test
    void a_client_that_hangs_up_is_neither_answered_nor_a_failure(CapturedOutput log)
            throws Exception {
        IOException gone = new AsyncRequestNotUsableException("Broken pipe");

        assertThat(advice.failed(gone, request)).isNull();
        assertThat(unwritable(gone)).isNull();
        assertThat(log).doesNotContain("failed");
    }

    @Test
    void what_cannot_be_written_although_the_client_is_there_is_a_failure(CapturedOutput log) {
        assertThat(unwritable(new IOException("Broken pipe"))).isNotNull();
        assertThat(log).contains("ERROR", "failed");
    }

    private @Nullable ResponseEntity<Object> unwritable(IOException cause) {
        return advice.handleExceptionInternal(
                new HttpMessageNotWritableException("Could not write JSON", cause),
                null,
                new HttpHeaders(),
                HttpStatus.INTERNAL_SERVER_ERROR,
                request);
    }
}
