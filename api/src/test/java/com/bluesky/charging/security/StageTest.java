package com.bluesky.charging.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterProperties;

class StageTest {

    @Test
    void the_stages_are_written_in_the_order_in_which_they_are_passed() {
        assertThat(Arrays.stream(Stage.values()).map(Stage::order)).isSorted();
    }

    @Test
    void the_token_is_checked_where_spring_security_stands() {
        assertThat(Stage.TOKEN.order()).isEqualTo(SecurityFilterProperties.DEFAULT_FILTER_ORDER);
    }
}
