package com.bluesky.charging.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class AtOnceTest {

    private static final long AT_MOST_SECONDS = 20;

    @Test
    void several_are_looked_for_at_once() {
        CountDownLatch all = new CountDownLatch(2);

        AtOnce<Boolean> one = AtOnce.begin(() -> isMet(all));
        AtOnce<Boolean> other = AtOnce.begin(() -> isMet(all));

        assertThat(one.answer()).isTrue();
        assertThat(other.answer()).isTrue();
    }

    private static boolean isMet(CountDownLatch all) {
        all.countDown();
        try {
            return all.await(AT_MOST_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException("Nobody interrupts this thread.", e);
        }
    }

    @Test
    void what_is_thrown_is_thrown_to_who_asks_for_the_answer() {
        RuntimeException rejected = new RequestRejected(RequestProblem.NOT_FOUND);
        Error failed = new AssertionError("broken");

        assertThatThrownBy(
                        AtOnce.begin(() -> {
                            throw rejected;
                        })
                                ::answer)
                .isSameAs(rejected);
        assertThatThrownBy(
                        AtOnce.begin(() -> {
                            throw failed;
                        })
                                ::answer)
                .isSameAs(failed);
    }

    @Test
    void what_is_logged_is_of_the_same_request() {
        try (MDC.MDCCloseable _ = MDC.putCloseable("requestId", "req-1")) {
            assertThat(AtOnce.begin(() -> String.valueOf(MDC.get("requestId"))).answer())
                    .isEqualTo("req-1");
        }
        assertThat(AtOnce.begin(() -> String.valueOf(MDC.get("requestId"))).answer())
                .isEqualTo("null");
    }

    @Test
    void who_is_interrupted_waits_no_longer() {
        CountDownLatch never = new CountDownLatch(2);
        AtOnce<Boolean> question = AtOnce.begin(() -> isMet(never));
        Thread.currentThread().interrupt();

        assertThatThrownBy(question::answer).isInstanceOf(IllegalStateException.class);
        assertThat(Thread.interrupted()).as("it stays interrupted").isTrue();
        never.countDown();
    }
}
