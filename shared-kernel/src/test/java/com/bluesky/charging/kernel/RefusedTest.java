package com.bluesky.charging.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.bluesky.charging.kernel.Refusal.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

class RefusedTest {

    private static final RefusalDetails REUSED = RefusalDetails.of(new IdempotencyKeyReused());

    private final Fingerprint fingerprint = new Fingerprint(List.of("mac-1:aaa"));

    @Test
    void it_carries_the_refusal_as_what_travels_between_nodes() {
        Refused refused = new Refused(new IdempotencyKeyReused());

        assertThat(refused.refusal()).isEqualTo(REUSED);
        assertThat(refused.getDetails()).contains(REUSED);
    }

    @Test
    void its_message_is_the_code_and_the_sentence() {
        assertThat(new Refused(new RefusalDetails("CODE", Kind.STALE, "A sentence.")))
                .hasMessage("CODE: A sentence.");
    }

    @Test
    void details_of_details_are_the_same() {
        assertThat(RefusalDetails.of(REUSED)).isSameAs(REUSED);
        assertThat(REUSED.code()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
        assertThat(REUSED.kind()).isEqualTo(Kind.INVALID);
    }

    @Test
    void a_rule_that_holds_lets_the_request_pass() {
        assertThatCode(() -> new RepeatIsTheSameRequest("mac-1:aaa", fingerprint).orRefuse())
                .doesNotThrowAnyException();
    }

    @Test
    void a_rule_that_does_not_hold_refuses() {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> new RepeatIsTheSameRequest("mac-1:bbb", fingerprint).orRefuse())
                .satisfies(refused -> assertThat(refused.refusal()).isEqualTo(REUSED));
    }
}
