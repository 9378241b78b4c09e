package com.bluesky.charging.order.adapter.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.bluesky.charging.device.adapter.wire.Payload;
import com.bluesky.charging.kernel.ReportTime;
import com.bluesky.charging.order.contract.Sample;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class MeterReadingsTest {

    private static final String ENERGY = "Energy.Active.Import.Register";
    private static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");

    @Test
    void a_value_without_a_measurand_is_the_energy_register_in_watt_hours() {
        assertThat(sample("{'value':'1234'}"))
                .isEqualTo(Sample.ofMeter(ReportTime.of(AT, AT), 1234));
    }

    @ParameterizedTest
    @CsvSource({"1.2345,kWh,1235", "1.2344,kWh,1234", "1234.4,Wh,1234", "-5,Wh,-5", " 7 ,Wh,7"})
    void energy_is_whole_watt_hours(String value, String unit, long expected) {
        assertThat(sample("{'value':'%s','unit':'%s'}".formatted(value, unit)).meterWh())
                .isEqualTo(expected);
    }

    @Test
    void a_total_counts_before_the_phases_and_phases_are_summed_without_one() {
        String phases =
                """
                {'value':'100','phase':'L1'},{'value':'200','phase':'L2'},{'value':'300','phase':'L3'}
                """;
        assertThat(sample(phases).meterWh()).isEqualTo(600);
        assertThat(sample(phases + ",{'value':'601'}").meterWh()).isEqualTo(601);
    }

    @Test
    void everything_that_a_pile_measures_comes_in_the_units_of_a_sample() {
        Sample sample =
                sample(
                        """
                        {'value':'10','unit':'kWh','context':'Sample.Periodic'},
                        {'value':'11.04','measurand':'Power.Active.Import','unit':'kW'},
                        {'value':'230.1','measurand':'Voltage','phase':'L1-N','unit':'V'},
                        {'value':'229.9','measurand':'Voltage','phase':'L2-N','unit':'V'},
                        {'value':'400','measurand':'Voltage','phase':'L1-L2','unit':'V'},
                        {'value':'16','measurand':'Current.Import','phase':'L1','unit':'A'},
                        {'value':'15.5','measurand':'Current.Import','phase':'L2','unit':'A'},
                        {'value':'3','measurand':'Current.Import','phase':'N','unit':'A'},
                        {'value':'55','measurand':'SoC','unit':'Percent','location':'EV'},
                        {'value':'86','measurand':'Temperature','unit':'Fahrenheit','location':'Body'}
                        """);
        assertThat(sample)
                .isEqualTo(
                        new Sample(
                                ReportTime.of(AT, AT),
                                10_000,
                                11_040L,
                                230_000L,
                                31_500L,
                                55,
                                300,
                                null,
                                "Sample.Periodic"));
    }

    @ParameterizedTest
    @CsvSource({"25,Celcius,250", "25,Celsius,250", "298.15,K,250", "77,Fahrenheit,250"})
    void temperatures_are_tenths_of_a_degree_celsius(String value, String unit, int expected) {
        assertThat(
                        sample(
                                        "{'value':'1'},{'value':'%s','measurand':'Temperature','unit':'%s'}"
                                                .formatted(value, unit))
                                .temperatureTenthsCelsius())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{'value':'12','measurand':'Power.Active.Import'}",
                "{'value':'twelve'}",
                "{'value':'1e9999999'}",
                "{'value':'1234567890123456'}",
                "{'value':'12','location':'Inlet'}",
                "{'value':'12','measurand':'Energy.Active.Export.Register'}",
                "{'value':'12','format':'SignedData'}"
            })
    void without_a_reading_of_the_register_there_is_no_sample(String values) {
        assertThat(samples(values)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"101", "-1", "99999999999"})
    void a_state_of_charge_that_cannot_be_is_left_out(String percent) {
        assertThat(
                        sample("{'value':'1'},{'value':'" + percent + "','measurand':'SoC'}")
                                .stateOfChargePercent())
                .isNull();
    }

    @Test
    void a_reading_that_no_counter_can_hold_is_absent() {
        assertThat(sample(phases("223372036854784.807", ENERGY)).meterWh())
                .isEqualTo(Long.MAX_VALUE);
        assertThat(samples(phases("223372036854784.808", ENERGY))).isEmpty();
        assertThat(samples(phases("999999999999999", ENERGY))).isEmpty();

        String past = phases("223372036854784.808", "Current.Import");
        assertThat(sample("{'value':'7'}," + past).currentMilliamps()).isNull();
        assertThat(sample("{'value':'7'}," + past).meterWh()).isEqualTo(7);
    }

    /** Nine phases of the most that is read, and one more. */
    private static String phases(String last, String measurand) {
        String phase = "{'value':'%s','measurand':'%s','unit':'kWh','phase':'L1'}";
        return phase.formatted("999999999999999", measurand).concat(",").repeat(9)
                + phase.formatted(last, measurand);
    }

    private static Sample sample(String values) {
        List<Sample> samples = samples(values);
        assertThat(samples).hasSize(1);
        return samples.getFirst();
    }

    private static List<Sample> samples(String values) {
        String json =
                "{\"timestamp\":\"%s\",\"sampledValue\":[%s]}"
                        .formatted(AT, values.replace('\'', '"'));
        return MeterReadings.samples(List.of(new Payload(JsonMapper.shared().readTree(json))), AT);
    }
}
