package com.bluesky.charging.order.adapter.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.bluesky.charging.device.adapter.wire.Payload;
import com.bluesky.charging.kernel.ReportTime;
import com.bluesky.charging.order.contract.PowerReading;
import com.bluesky.charging.order.contract.Sample;
import com.bluesky.charging.order.contract.SignedReading;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class MeterReadingsTest {

    private static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");
    private static final ReportTime TIME = ReportTime.of(AT, AT);

    @Test
    void a_value_without_a_measurand_is_the_energy_register_in_watt_hours() {
        assertThat(sample("{'value':'1234'}")).isEqualTo(Sample.ofMeter(TIME, 1234));
    }

    @ParameterizedTest
    @CsvSource({
        "1.2345,kWh,1235",
        "1.2344,kWh,1234",
        "1234.4,Wh,1234",
        "-5,Wh,-5",
        "' 7 ',Wh,7",
        "+7,Wh,7",
        "0007,Wh,7",
        "7.,Wh,7",
        ".5,kWh,500",
        "1.5E3,Wh,1500",
        "1.2345678E7,Wh,12345678",
        "15e-1,kWh,1500",
        "12.300000000000000710542735760100185871124267578125,kWh,12300"
    })
    void energy_is_whole_watt_hours(String value, String unit, long expected) {
        assertThat(sample("{'value':'%s','unit':'%s'}".formatted(value, unit)).meterWh())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "twelve",
                "NaN",
                "Infinity",
                "0x10",
                "12 Wh",
                "1 234",
                "12,5",
                "1,234.5",
                "1.2.3",
                "--5",
                "1e",
                "1e999",
                "1e9999999",
                "١٢",
                "12\u0000",
                "null",
                "-"
            })
    void a_text_that_is_no_number_is_no_reading(String value) {
        ObjectNode told = JsonNodeFactory.instance.objectNode().put("value", value);
        assertThat(read(AT, told)).isEqualTo(MeterReadings.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"W", "kW", "varh", "kvarh", "VA", "A", "V", "Percent", "Celsius"})
    void a_register_in_a_unit_of_something_else_is_no_reading(String unit) {
        assertThat(read("{'value':'12','unit':'%s'}".formatted(unit)))
                .isEqualTo(MeterReadings.NONE);
    }

    @ParameterizedTest
    @CsvSource({"11040,,11040", "11040,W,11040", "11.04,kW,11040", "-300.4,W,-300"})
    void power_is_whole_watts(String value, String unit, long expected) {
        String told = unit == null ? "" : ",'unit':'" + unit + "'";
        assertThat(
                        sample(
                                        "{'value':'1'},{'value':'%s','measurand':'Power.Active.Import'%s}"
                                                .formatted(value, told))
                                .powerWatts())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "Power.Reactive.Import,kvar", "Power.Active.Import,kvar", "Power.Active.Import,kVA",
        "Power.Offered,W", "Power.Active.Export,W", "Power.Factor,"
    })
    void what_is_no_active_imported_power_is_none(String measurand, String unit) {
        String told = unit == null ? "" : ",'unit':'" + unit + "'";
        assertThat(read("{'value':'5','measurand':'%s'%s}".formatted(measurand, told)))
                .isEqualTo(MeterReadings.NONE);
    }

    @Test
    void a_total_counts_before_the_phases_and_phases_are_summed_without_one() {
        String phases =
                """
                {'value':'100','phase':'L1'},{'value':'200','phase':'L2'},{'value':'300','phase':'L3'}
                """;
        assertThat(sample(phases).meterWh()).isEqualTo(600);
        assertThat(sample(phases + ",{'value':'601'}").meterWh()).isEqualTo(601);
        assertThat(sample("{'value':'601'}," + phases).meterWh()).isEqualTo(601);
    }

    @Test
    void a_line_counts_once_and_neither_neutral_nor_between_two_lines() {
        String lines =
                """
                {'value':'1','phase':'L1','measurand':'Power.Active.Import','unit':'kW'},
                {'value':'1000','phase':'L1-N','measurand':'Power.Active.Import'},
                {'value':'2000','phase':'L2-N','measurand':'Power.Active.Import'},
                {'value':'9','phase':'N','measurand':'Power.Active.Import'},
                {'value':'7','phase':'L1-L2','measurand':'Power.Active.Import'},
                {'value':'7','phase':'L3-L1','measurand':'Power.Active.Import'}
                """;
        assertThat(read(lines).power().getFirst().powerWatts()).isEqualTo(3_000);
        assertThat(read("{'value':'7','phase':'L1-L2'},{'value':'7','phase':'N'}"))
                .isEqualTo(MeterReadings.NONE);
    }

    @Test
    void a_sum_of_which_a_part_cannot_be_read_is_no_reading_and_a_total_still_is() {
        String broken = "{'value':'100','phase':'L1'},{'value':'?','phase':'L2'}";
        assertThat(read(broken)).isEqualTo(MeterReadings.NONE);
        assertThat(sample(broken + ",{'value':'300'}").meterWh()).isEqualTo(300);
        assertThat(sample("{'value':'300'},{'value':''}").meterWh()).isEqualTo(300);
        assertThat(
                        sample(
                                        """
                                        {'value':'1'},
                                        {'value':'230','measurand':'Voltage','phase':'L1-N'},
                                        {'value':'-','measurand':'Voltage','phase':'L2-N'}
                                        """)
                                .voltageMillivolts())
                .isNull();
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
                        {'value':'0.4','measurand':'Voltage','phase':'N','unit':'V'},
                        {'value':'400','measurand':'Voltage','phase':'L1-L2','unit':'V'},
                        {'value':'16','measurand':'Current.Import','phase':'L1','unit':'A'},
                        {'value':'15.5','measurand':'Current.Import','phase':'L2','unit':'A'},
                        {'value':'3','measurand':'Current.Import','phase':'N','unit':'A'},
                        {'value':'32','measurand':'Current.Offered','unit':'A'},
                        {'value':'50','measurand':'Frequency'},
                        {'value':'55','measurand':'SoC','unit':'Percent','location':'EV'},
                        {'value':'86','measurand':'Temperature','unit':'Fahrenheit','location':'Body'}
                        """);
        assertThat(sample)
                .isEqualTo(
                        new Sample(
                                TIME,
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
                "{'value':'12','measurand':'Energy.Active.Import.Interval','unit':'Wh'}",
                "{'value':'12','location':'Inlet'}",
                "{'value':'12','location':'Body'}",
                "{'value':'12','location':'EV'}",
                "{'value':'12','measurand':'Energy.Active.Export.Register'}",
                "{'value':'12','measurand':'Power.Active.Import','location':'Inlet'}",
                "{'value':'230','measurand':'Voltage'},{'value':'16','measurand':'Current.Import'}",
                "{'value':'80','measurand':'SoC'}"
            })
    void without_register_and_power_at_the_outlet_nothing_is_kept(String values) {
        assertThat(read(values)).isEqualTo(MeterReadings.NONE);
    }

    @Test
    void the_register_at_the_outlet_counts_whatever_the_one_at_the_inlet_says() {
        assertThat(sample("{'value':'9','location':'Inlet'},{'value':'7'}").meterWh()).isEqualTo(7);
        assertThat(sample("{'value':'7'},{'value':'9','location':'Inlet'}").meterWh()).isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sample.Periodic", "Sample.Clock", "Transaction.Begin", "Transaction.End",
                "Interruption.Begin", "Interruption.End", "Trigger", "Other"
            })
    void a_sample_keeps_the_context_that_the_pile_names(String context) {
        assertThat(sample("{'value':'7','context':'%s'}".formatted(context)).context())
                .isEqualTo(context);
    }

    @Test
    void the_end_of_a_charge_counts_before_other_contexts_and_its_begin_after_them() {
        String begin = "{'value':'100','context':'Transaction.Begin'}";
        String periodic = "{'value':'150'}";
        String end = "{'value':'200','context':'Transaction.End'}";
        assertThat(sample(begin + "," + end).meterWh()).isEqualTo(200);
        assertThat(sample(end + "," + begin).meterWh()).isEqualTo(200);
        assertThat(sample(begin + "," + periodic).meterWh()).isEqualTo(150);
        assertThat(sample(end + "," + periodic).context()).isEqualTo("Transaction.End");
        assertThat(sample(begin).meterWh()).isEqualTo(100);
    }

    @Test
    void a_context_that_cannot_be_read_gives_way_to_one_that_can_but_not_to_the_begin() {
        String begin = "{'value':'100','context':'Transaction.Begin'}";
        String clock = "{'value':'150','context':'Sample.Clock'}";
        String broken = "{'value':'','context':'Transaction.End'}";
        assertThat(sample(broken + "," + clock).meterWh()).isEqualTo(150);
        assertThat(read(broken + "," + begin)).isEqualTo(MeterReadings.NONE);
    }

    @Test
    void the_entries_of_one_instant_are_one_sample() {
        MeterReadings readings =
                MeterReadings.of(
                        List.of(
                                entry("2026-03-01T10:00:00Z", "{'value':'7'}"),
                                entry(
                                        "2026-03-01T11:00:00+01:00",
                                        "{'value':'3','unit':'kW','measurand':'Power.Active.Import'}"),
                                entry(
                                        "2026-03-01T10:00:00.000Z",
                                        "{'value':'60','measurand':'SoC'}"),
                                entry("2026-03-01T10:00:01Z", "{'value':'8'}")),
                        AT);
        assertThat(readings.power()).isEmpty();
        assertThat(readings.samples())
                .containsExactly(
                        new Sample(TIME, 7, 3_000L, null, null, 60, null, null, null),
                        Sample.ofMeter(ReportTime.of(AT.plusSeconds(1), AT), 8));
    }

    @Test
    void power_without_a_register_is_a_reading_of_power_with_what_was_measured_beside_it() {
        MeterReadings readings =
                read(
                        """
                        {'value':'11','measurand':'Power.Active.Import','unit':'kW','context':'Sample.Clock'},
                        {'value':'230','measurand':'Voltage'},{'value':'48','measurand':'Current.Import'},
                        {'value':'60','measurand':'SoC'},{'value':'21.5','measurand':'Temperature'}
                        """);
        assertThat(readings.samples()).isEmpty();
        assertThat(readings.power())
                .containsExactly(
                        new PowerReading(TIME, 11_000, 230_000L, 48_000L, 60, 215, "Sample.Clock"));
    }

    @Test
    void what_the_meter_signed_is_kept_as_it_came_and_is_no_reading() {
        MeterReadings readings =
                read(
                        """
                        {'value':' AP;0;3;AJX…== ','format':'SignedData','context':'Transaction.End',
                         'measurand':'Energy.Active.Import.Register','location':'Inlet'},
                        {'value':'17','format':'SignedData'},
                        {'value':'18','format':'Raw'}
                        """);
        assertThat(readings.samples()).containsExactly(Sample.ofMeter(TIME, 18));
        assertThat(readings.signed())
                .containsExactly(
                        new SignedReading(
                                TIME,
                                " AP;0;3;AJX…== ",
                                "Energy.Active.Import.Register",
                                "Transaction.End"),
                        new SignedReading(TIME, "17", null, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"101", "-1", "99999999999", "1e80"})
    void a_state_of_charge_that_cannot_be_is_left_out(String percent) {
        assertThat(
                        sample("{'value':'1'},{'value':'" + percent + "','measurand':'SoC'}")
                                .stateOfChargePercent())
                .isNull();
    }

    @Test
    void a_reading_that_no_counter_can_hold_is_absent() {
        assertThat(sample("{'value':'9223372036854775807'}").meterWh()).isEqualTo(Long.MAX_VALUE);
        assertThat(read("{'value':'9223372036854775807.5'}")).isEqualTo(MeterReadings.NONE);
        assertThat(read("{'value':'9223372036854776','unit':'kWh'}")).isEqualTo(MeterReadings.NONE);
        assertThat(read("{'value':'" + "9".repeat(60) + "'}")).isEqualTo(MeterReadings.NONE);
        assertThat(read("{'value':'" + "0".repeat(61) + "'}")).isEqualTo(MeterReadings.NONE);
        assertThat(sample("{'value':'" + "0".repeat(59) + "7'}").meterWh()).isEqualTo(7);
        String lines = "{'value':'6e18','phase':'L1'},{'value':'6e18','phase':'L2'}";
        assertThat(read(lines)).isEqualTo(MeterReadings.NONE);
    }

    @Test
    void the_readings_of_a_frame_are_each_of_the_charge_that_ran_at_their_time() {
        MeterReadings readings =
                MeterReadings.of(
                        List.of(
                                entry("2026-03-01T09:59:00Z", "{'value':'1'}"),
                                entry("2026-03-01T10:00:00Z", "{'value':'2'}"),
                                entry(
                                        "2026-03-01T10:01:00Z",
                                        "{'value':'9','measurand':'Power.Active.Import'},{'value':'s','format':'SignedData'}"),
                                entry("2026-03-01T10:05:00Z", "{'value':'3'}")),
                        AT.plus(Duration.ofHours(1)));
        Map<String, MeterReadings> charges =
                readings.byCharge(at ->
                        at.isBefore(AT)
                                ? Optional.empty()
                                : Optional.of(
                                        at.isBefore(AT.plusSeconds(120)) ? "first" : "second"));
        assertThat(charges.keySet()).containsExactlyInAnyOrder("first", "second");
        assertThat(charges)
                .hasEntrySatisfying(
                        "second",
                        it ->
                                assertThat(it.samples())
                                        .extracting(Sample::meterWh)
                                        .containsExactly(3L));
        assertThat(charges)
                .hasEntrySatisfying(
                        "first",
                        it -> {
                            assertThat(it.samples())
                                    .extracting(Sample::meterWh)
                                    .containsExactly(2L);
                            assertThat(it.power()).hasSize(1);
                            assertThat(it.signed()).hasSize(1);
                        });
    }

    /** Whatever stands in a value: it is read as the number that it is, or not at all. */
    @Test
    void reading_never_fails_and_never_makes_a_number_that_was_not_sent() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            String text = anyText(random);
            ObjectNode told = JsonNodeFactory.instance.objectNode().put("value", text);
            List<Sample> samples = read(AT, told).samples();
            if (!samples.isEmpty()) {
                assertThat(BigDecimal.valueOf(samples.getFirst().meterWh()))
                        .as("seed %d, value %s", seed, text)
                        .isEqualByComparingTo(
                                new BigDecimal(text.strip()).setScale(0, RoundingMode.HALF_UP));
            } else if (text.matches("[0-9]{1,15}")) {
                throw new AssertionError("seed " + seed + ": not read: " + text);
            }
        }
    }

    private static String anyText(Random random) {
        String characters = "0123456789".repeat(3) + "+-..eE,, _\t'xNaWh٣０∞\u0000";
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(12);
        for (int i = 0; i < length; i++) {
            text.append(characters.charAt(random.nextInt(characters.length())));
        }
        return text.toString();
    }

    private static Sample sample(String values) {
        List<Sample> samples = read(values).samples();
        assertThat(samples).hasSize(1);
        return samples.getFirst();
    }

    private static MeterReadings read(String values) {
        return MeterReadings.of(List.of(entry(AT.toString(), values)), AT);
    }

    private static MeterReadings read(Instant at, ObjectNode sampledValue) {
        ObjectNode entry = JsonNodeFactory.instance.objectNode().put("timestamp", at.toString());
        entry.putArray("sampledValue").add(sampledValue);
        return MeterReadings.of(List.of(new Payload(entry)), at);
    }

    private static Payload entry(String timestamp, String values) {
        String json =
                "{\"timestamp\":\"%s\",\"sampledValue\":[%s]}"
                        .formatted(timestamp, values.replace('\'', '"'));
        return new Payload(JsonMapper.shared().readTree(json));
    }
}
