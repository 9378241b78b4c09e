package com.bluesky.charging.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpectedValueTest {

    @ParameterizedTest
    @ValueSource(
            classes = {
                int.class,
                Integer.class,
                long.class,
                Long.class,
                double.class,
                BigDecimal.class,
                boolean.class,
                Boolean.class,
                String.class,
                Instant.class,
                LocalDate.class,
                DayOfWeek.class,
                List.class,
                Map.class,
                FieldProblem.class
            })
    void what_fields_and_parameters_are_of_has_words_of_its_own(Class<?> type) {
        assertThat(ExpectedValue.of(type)).startsWith("The value must be ").endsWith(".");
    }

    @Test
    void of_what_it_does_not_know_it_says_nothing_wrong() {
        assertThat(ExpectedValue.of(null)).isEqualTo(ExpectedValue.UNKNOWN);
        assertThat(ExpectedValue.of(Thread.class)).isEqualTo(ExpectedValue.UNKNOWN);
    }
}
