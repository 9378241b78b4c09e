package com.bluesky.charging.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IfMatchTest {

    @Test
    void one_strong_tag_names_a_version() {
        assertThat(IfMatch.valueOf("\"7\"").version()).isEqualTo(7);
        assertThat(IfMatch.valueOf("\"999999999999999999\"").version())
                .isEqualTo(999_999_999_999_999_999L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7",
                "*",
                "W/\"7\"",
                "\"7\", \"8\"",
                "\"\"",
                "\"-1\"",
                "\"x\"",
                "",
                "\"1000000000000000000\""
            })
    void anything_else_does_not(String header) {
        assertThatExceptionOfType(RequestRejected.class)
                .isThrownBy(() -> IfMatch.valueOf(header))
                .satisfies(rejected ->
                        assertThat(rejected.problem("request").code())
                                .isEqualTo("INVALID_PARAMETER"));
    }
}
