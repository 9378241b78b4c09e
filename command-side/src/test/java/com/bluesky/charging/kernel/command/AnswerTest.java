package com.bluesky.charging.kernel.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bluesky.charging.kernel.IdempotencyKeyReused;
import com.bluesky.charging.kernel.RefusalDetails;
import com.bluesky.charging.kernel.Refused;
import com.bluesky.charging.kernel.command.Answer.Denied;
import com.bluesky.charging.kernel.command.Answer.Granted;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.axonframework.commandhandling.CommandExecutionException;
import org.junit.jupiter.api.Test;

class AnswerTest {

    @Test
    void a_result_is_granted() {
        Answer<String> answer = Answer.to(CompletableFuture.completedFuture("done"));
        assertThat(answer).isEqualTo(new Granted<>("done"));
        assertThat(answer.expectGranted()).isEqualTo("done");
    }

    @Test
    void an_explicit_refusal_is_denied() {
        Answer<String> answer =
                Answer.to(CompletableFuture.failedFuture(new Refused(new IdempotencyKeyReused())));
        assertThat(answer).isEqualTo(new Denied<>(RefusalDetails.of(new IdempotencyKeyReused())));
        assertThatThrownBy(answer::expectGranted)
                .isInstanceOf(OutcomeUnknown.class)
                .hasMessageContaining("IDEMPOTENCY_KEY_REUSED");
    }

    @Test
    void any_other_error_is_not_taken_for_a_refusal() {
        isUnknown(CompletableFuture.failedFuture(new IllegalStateException("Broken")));
        isUnknown(
                CompletableFuture.failedFuture(
                        new CommandExecutionException("Remote trouble", null, "no refusal")));
    }

    @Test
    void no_answer_in_time_is_not_taken_for_a_refusal() {
        assertThatThrownBy(() -> Answer.within(Duration.ofMillis(5), new CompletableFuture<>()))
                .isInstanceOf(OutcomeUnknown.class);
    }

    @Test
    void an_interrupted_wait_is_not_taken_for_a_refusal() {
        Thread.currentThread().interrupt();
        isUnknown(new CompletableFuture<>());
        assertThat(Thread.interrupted()).isTrue();
    }

    private static void isUnknown(CompletableFuture<String> sent) {
        assertThatThrownBy(() -> Answer.to(sent)).isInstanceOf(OutcomeUnknown.class);
    }
}
