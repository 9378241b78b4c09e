package com.bluesky.charging.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WaitTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    wait=5                  | 5
                    wait=10                 | 10
                    wait=11                 | 10
                    respond-async, wait=3   | 3
                    wait=3; foo             | 3
                    wait=0                  | 0
                    wait=-1                 | 0
                    wait=soon               | 0
                    wait=99999              | 0
                    await=5                 | 0
                    return=minimal          | 0
                    """)
    void a_wish_to_wait_is_granted_up_to_ten_seconds(String prefer, long seconds) {
        assertThat(Wait.of(prefer)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void nobody_waits_who_does_not_wish_to() {
        assertThat(Wait.of(null)).isZero();
    }
}
