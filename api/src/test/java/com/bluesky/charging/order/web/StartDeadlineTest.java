package com.bluesky.charging.order.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StartDeadlineTest {

    @Test
    void a_pile_that_did_not_tell_is_given_ninety_seconds() {
        assertThat(StartDeadline.of(null)).isEqualTo(Duration.ofSeconds(90));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 90",
        "30, 90",
        "60, 90",
        "61, 91",
        "120, 150",
        "869, 899",
        "870, 900",
        "871, 900",
        "999999999, 900"
    })
    void a_start_may_take_what_the_pile_waits_and_thirty_seconds_within_bounds(
            int connectionTimeOutSeconds, long seconds) {
        assertThat(StartDeadline.of(connectionTimeOutSeconds))
                .isEqualTo(Duration.ofSeconds(seconds));
    }
}
