package com.bluesky.charging.simulator.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.bluesky.charging.kernel.Fingerprint;
import com.bluesky.charging.kernel.Refused;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SteeringRepeatsTest {

    private final SteeringRepeats repeats = new SteeringRepeats();
    private final AtomicInteger done = new AtomicInteger();

    @Test
    void a_repeat_does_nothing() {
        once("key", "a");
        once("key", "a");

        assertThat(done).hasValue(1);
    }

    @Test
    void a_key_is_for_one_request() {
        once("key", "a");

        assertThatExceptionOfType(Refused.class).isThrownBy(() -> once("key", "b"));
        assertThat(done).hasValue(1);
    }

    @Test
    void what_could_not_be_done_may_be_asked_for_again() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        repeats.once(
                                "key",
                                fingerprint("a"),
                                () -> {
                                    throw new IllegalArgumentException("no such connector");
                                }));
        once("key", "a");

        assertThat(done).hasValue(1);
    }

    @Test
    void past_its_bound_the_oldest_is_forgotten() {
        fill(SteeringRepeats.MAX_REMEMBERED);
        once("key-0", "a");
        assertThat(done).hasValue(SteeringRepeats.MAX_REMEMBERED);

        once("one more", "a");
        once("key-1", "a");
        assertThat(done).hasValue(SteeringRepeats.MAX_REMEMBERED + 1);
        once("key-0", "a");
        assertThat(done).hasValue(SteeringRepeats.MAX_REMEMBERED + 2);
    }

    private void fill(int count) {
        for (int number = 0; number < count; number++) {
            once("key-" + number, "a");
        }
    }

    private void once(String id, String content) {
        repeats.once(id, fingerprint(content), done::incrementAndGet);
    }

    private static Fingerprint fingerprint(String content) {
        return new Fingerprint(List.of("1:" + content));
    }
}
