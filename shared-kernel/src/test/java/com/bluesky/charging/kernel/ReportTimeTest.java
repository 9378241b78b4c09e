package com.bluesky.charging.kernel;

import static com.bluesky.charging.kernel.ReportTime.MAX_AHEAD;
import static org.assertj.core.api.Assertions.assertThat;

import com.bluesky.charging.kernel.ReportTime.Source;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ReportTimeTest {

    private static final Instant RECEIVED = Instant.parse("2026-03-02T08:30:00Z");

    @Test
    void the_time_of_the_pile_is_used_however_old_it_is() {
        Instant yesterday = RECEIVED.minusSeconds(86_400);

        assertThat(ReportTime.of(yesterday, RECEIVED))
                .isEqualTo(new ReportTime(yesterday, RECEIVED, yesterday, Source.PILE));
    }

    @Test
    void a_clock_that_is_as_far_ahead_as_allowed_is_believed() {
        Instant ahead = RECEIVED.plus(MAX_AHEAD);

        assertThat(ReportTime.of(ahead, RECEIVED))
                .isEqualTo(new ReportTime(ahead, RECEIVED, ahead, Source.PILE));
    }

    @Test
    void a_clock_that_is_a_nanosecond_farther_ahead_is_replaced_by_ours() {
        Instant tooFar = RECEIVED.plus(MAX_AHEAD).plusNanos(1);

        assertThat(ReportTime.of(tooFar, RECEIVED))
                .isEqualTo(new ReportTime(tooFar, RECEIVED, RECEIVED, Source.RECEIPT));
    }

    @Test
    void a_pile_that_says_no_time_reports_at_receipt() {
        assertThat(ReportTime.of(null, RECEIVED))
                .isEqualTo(new ReportTime(null, RECEIVED, RECEIVED, Source.RECEIPT));
    }

    @Test
    void a_report_from_before_the_last_accepted_one_counts_as_of_then() {
        Instant said = RECEIVED.minusSeconds(10);
        Instant accepted = said.plusNanos(1);

        assertThat(ReportTime.of(said, RECEIVED).notBefore(accepted))
                .isEqualTo(new ReportTime(said, RECEIVED, accepted, Source.PREVIOUS));
    }

    @Test
    void a_report_of_the_same_instant_as_the_last_accepted_one_stays_as_it_is() {
        ReportTime time = ReportTime.of(RECEIVED, RECEIVED);

        assertThat(time.notBefore(RECEIVED)).isSameAs(time);
        assertThat(time.notBefore(RECEIVED.minusSeconds(1))).isSameAs(time);
    }
}
