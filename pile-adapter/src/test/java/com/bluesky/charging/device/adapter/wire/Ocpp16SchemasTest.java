package com.bluesky.charging.device.adapter.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class Ocpp16SchemasTest {

    private static final Ocpp16Schemas SCHEMAS = Ocpp16Schemas.load();

    @Test
    void actions_of_the_core_profile_and_of_the_security_extension_are_known() {
        assertThat(SCHEMAS.knows("BootNotification")).isTrue();
        assertThat(SCHEMAS.knows("SecurityEventNotification")).isTrue();
        assertThat(SCHEMAS.knows("MakeCoffee")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "StartTransaction | {} | OCCURENCE_CONSTRAINT_VIOLATION",
                "Authorize | {\"idTag\":7} | TYPE_CONSTRAINT_VIOLATION",
                "Authorize | {\"idTag\":\"123456789012345678901\"} | PROPERTY_CONSTRAINT_VIOLATION",
                "Authorize | {\"idTag\":\"A\",\"more\":1} | FORMATION_VIOLATION",
                "StatusNotification | {\"connectorId\":1,\"errorCode\":\"NoError\",\"status\":\"Tired\"}"
                        + " | PROPERTY_CONSTRAINT_VIOLATION"
            })
    void what_is_wrong_decides_the_code(String action, String json, ErrorCode code) {
        assertThatExceptionOfType(PayloadViolation.class)
                .isThrownBy(() -> SCHEMAS.checkCall(action, object(json)))
                .satisfies(violation -> assertThat(violation.code()).isEqualTo(code));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Celsius", "Celcius", "Hertz", "kWh"})
    void units_that_piles_send_are_accepted(String unit) {
        assertThatCode(() -> SCHEMAS.checkCall("MeterValues", meterValues(unit)))
                .doesNotThrowAnyException();
    }

    @Test
    void a_unit_that_nobody_knows_is_not_accepted() {
        assertThatExceptionOfType(PayloadViolation.class)
                .isThrownBy(() -> SCHEMAS.checkCall("MeterValues", meterValues("furlong")));
    }

    @Test
    void an_answer_is_checked_by_the_schema_of_the_answer() {
        assertThatExceptionOfType(PayloadViolation.class)
                .isThrownBy(() -> SCHEMAS.checkResult("RemoteStartTransaction", object("{}")));
    }

    @Test
    void a_timestamp_without_an_offset_passes() {
        assertThatCode(() ->
                        SCHEMAS.checkCall(
                                "StartTransaction",
                                object(
                                        "{\"connectorId\":1,\"idTag\":\"A\",\"meterStart\":0,"
                                                + "\"timestamp\":\"2026-01-01T00:00:00\"}")))
                .doesNotThrowAnyException();
    }

    private static ObjectNode meterValues(String unit) {
        return object(
                "{\"connectorId\":1,\"meterValue\":[{\"timestamp\":\"2026-01-01T00:00:00Z\","
                        + "\"sampledValue\":[{\"value\":\"1\",\"unit\":\""
                        + unit
                        + "\"}]}]}");
    }

    private static ObjectNode object(String json) {
        return (ObjectNode) JsonMapper.shared().readTree(json);
    }
}
