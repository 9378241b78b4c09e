package com.bluesky.charging.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.bluesky.charging.kernel.Fingerprint;
import com.bluesky.charging.kernel.KeyedMac;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Fingerprints are compared for ever, so what they are taken of is fixed here. */
class FingerprintsTest {

    private final Fingerprints fingerprints = new Fingerprints(new Plain());

    record Request(String name, @Nullable String added, Map<String, Integer> parts) {}

    @Test
    void a_fingerprint_is_of_the_operation_and_of_what_is_there_in_a_fixed_order() {
        Request request = new Request("a", null, Map.of("y", 2, "x", 1));

        assertThat(fingerprints.of("make", request).current())
                .isEqualTo("make\n{\"name\":\"a\",\"parts\":{\"x\":1,\"y\":2}}");
    }

    /** Shows what it is given. */
    private static final class Plain implements KeyedMac {

        @Override
        public String lookup(Purpose purpose, String text) {
            return text;
        }

        @Override
        public Fingerprint fingerprint(String content) {
            return new Fingerprint(List.of(content));
        }
    }
}
