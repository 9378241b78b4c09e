package com.bluesky.charging.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever is known of an occurrence, its detail says what to do next. */
class ProblemTest {

    @ParameterizedTest
    @EnumSource(RequestProblem.class)
    void what_has_no_detail_of_its_own_says_what_to_do(RequestProblem type) {
        assertThat(Problem.of(type, "request").detail()).isEqualTo(type.remedy());
        assertThat(new RequestRejected(type).problem("request").detail())
                .isEqualTo(type.remedy())
                .isNotEqualTo(type.title());
    }

    @ParameterizedTest
    @EnumSource(RequestProblem.class)
    void what_is_known_of_an_occurrence_comes_before_what_to_do(RequestProblem type) {
        assertThat(new RequestRejected(type, "It is so.").problem("request").detail())
                .isEqualTo("It is so. " + type.remedy());
    }

    @ParameterizedTest
    @EnumSource(ServerProblem.class)
    void nothing_is_said_twice(ServerProblem type) {
        String detail = type.remedy() + " Now.";

        assertThat(Problem.of(type, detail, "request", List.of()).detail()).isEqualTo(detail);
    }
}
