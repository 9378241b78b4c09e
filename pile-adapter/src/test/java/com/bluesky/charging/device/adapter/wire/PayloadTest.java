package com.bluesky.charging.device.adapter.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class PayloadTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-01T10:00:00Z",
                "2026-03-01t10:00:00.000z",
                "2026-03-01T11:00:00+01:00",
                "2026-03-01T11:00:00+0100",
                "2026-03-01T10:00:00",
                "2026-03-01T10:00"
            })
    void timestamps_are_read_in_the_shapes_that_piles_send(String timestamp) {
        assertThat(payload("\"" + timestamp + "\"").instant("field"))
                .isEqualTo(Instant.parse("2026-03-01T10:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "2026-13-01T10:00:00Z", "+99999-01-01T00:00:00Z"})
    void what_is_no_timestamp_is_a_violation(String timestamp) {
        assertThatExceptionOfType(PayloadViolation.class)
                .isThrownBy(() -> payload("\"" + timestamp + "\"").instant("field"))
                .satisfies(violation ->
                        assertThat(violation.code())
                                .isEqualTo(ErrorCode.PROPERTY_CONSTRAINT_VIOLATION));
    }

    @Test
    void an_integer_may_be_written_with_a_fraction_of_zero() {
        assertThat(payload("7.0").integer("field")).isEqualTo(7);
    }

    @Test
    void integers_end_where_json_ends_to_be_exact() {
        assertThat(payload("9007199254740991").integer("field")).isEqualTo((1L << 53) - 1);
        assertThatExceptionOfType(PayloadViolation.class)
                .isThrownBy(() -> payload("9007199254740992").integer("field"));
        assertThatExceptionOfType(PayloadViolation.class)
                .isThrownBy(() -> payload("-9223372036854775808").integer("field"));
        assertThatExceptionOfType(PayloadViolation.class)
                .isThrownBy(() -> payload("99999999999999999999").integer("field"));
    }

    @Test
    void a_required_field_that_is_absent_is_a_violation() {
        assertThatExceptionOfType(PayloadViolation.class)
                .isThrownBy(() -> payload("1").text("other"))
                .satisfies(violation ->
                        assertThat(violation.code())
                                .isEqualTo(ErrorCode.OCCURENCE_CONSTRAINT_VIOLATION));
    }

    private static Payload payload(String field) {
        return new Payload(JsonMapper.shared().readTree("{\"field\":" + field + "}"));
    }
}
