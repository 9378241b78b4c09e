package com.bluesky.charging.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which addresses lie in a range, and what is no range. */
class AddressRangeTest {

    @ParameterizedTest
    @CsvSource({
        "203.0.113.0/24, 203.0.113.0, 203.0.113.255, 203.0.114.0",
        "203.0.113.0/24, 203.0.113.1, 203.0.113.9, 203.0.112.255",
        "203.0.113.128/25, 203.0.113.128, 203.0.113.255, 203.0.113.127",
        "203.0.113.7/32, 203.0.113.7, 203.0.113.7, 203.0.113.8",
        "203.0.113.7, 203.0.113.7, 203.0.113.7, 203.0.113.6",
        "0.0.0.0/0, 0.0.0.0, 255.255.255.255, 2001:db8::1",
        "2001:db8::/32, 2001:db8::, 2001:db8:ffff::1, 2001:db9::",
        "2001:db8::1/128, 2001:db8::1, 2001:db8:0:0:0:0:0:1, 2001:db8::2",
        "::/0, ::, ffff::1, 203.0.113.1",
        "203.0.113.0/24, ::ffff:203.0.113.1, 203.0.113.1, ::203.0.113.1",
        "fe80::/10, fe80::1%eth0, fe80::1, fec0::1",
        "fe80::/10, [fe80::1%eth0], [fe80::1], [fec0::1]"
    })
    void addresses_up_to_both_ends_lie_in_a_range_and_the_next_one_does_not(
            String range, String inside, String alsoInside, String outside) {
        List<AddressRange> ranges = List.of(AddressRange.parse(range).orElseThrow());

        assertThat(KeyStates.allows(ranges, inside)).isTrue();
        assertThat(KeyStates.allows(ranges, alsoInside)).isTrue();
        assertThat(KeyStates.allows(ranges, outside)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.0/24, 203.0.113.0/24, true",
        "203.0.113.0/24, 203.0.113.128/25, true",
        "203.0.113.0/24, 203.0.113.9, true",
        "203.0.113.0/24, 203.0.112.0/23, false",
        "203.0.113.0/24, 203.0.114.0/24, false",
        "0.0.0.0/0, ::/0, false",
        "2001:db8::/32, 2001:db8:1::/48, true"
    })
    void a_range_lies_in_another_when_all_its_addresses_do(
            String outer, String inner, boolean lies) {
        assertThat(
                        AddressRange.parse(outer)
                                .orElseThrow()
                                .contains(AddressRange.parse(inner).orElseThrow()))
                .isEqualTo(lies);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost",
                "example.com/24",
                "203.0.113",
                "203.0.113.0/33",
                "203.0.113.1/24",
                "203.0.113.0/",
                "203.0.113.0/-1",
                "203.0.113.256",
                "2001:db8::/129",
                "2001:db8::1/64",
                "2001:db8::/1000",
                "[2001:db8::1]",
                "fe80::1%eth0",
                " 203.0.113.0/24"
            })
    void what_is_no_range_or_not_clearly_one_is_refused(String text) {
        assertThat(AddressRange.parse(text)).isEmpty();
    }

    @Test
    void a_range_is_written_in_one_way_which_is_read_as_the_same() {
        AddressRange range = AddressRange.parse("2001:DB8::/32").orElseThrow();

        assertThat(range.text()).isEqualTo("2001:db8:0:0:0:0:0:0/32");
        assertThat(AddressRange.parse(range.text())).contains(range);
        assertThat(AddressRange.parse("203.0.113.7").orElseThrow().text())
                .isEqualTo("203.0.113.7/32");
    }

    @Test
    void without_ranges_all_addresses_are_allowed_and_with_one_nothing_that_is_no_address() {
        assertThat(KeyStates.allows(List.of(), "unknown")).isTrue();
        assertThat(
                        KeyStates.allows(
                                List.of(AddressRange.parse("0.0.0.0/0").orElseThrow()), "unknown"))
                .isFalse();
    }
}
