package com.bluesky.charging.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.bluesky.charging.customer.contract.CustomerCommand;
import com.bluesky.charging.customer.contract.CustomerCommand.IssueApiKey;
import com.bluesky.charging.customer.contract.CustomerCommand.RotateApiKey;
import com.bluesky.charging.kernel.Fingerprint;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the commands about API keys hold themselves to. */
class KeyCommandsTest {

    private static final Instant NOW = Instant.parse("2026-03-02T08:30:00Z");
    private static final Fingerprint FINGERPRINT = new Fingerprint(List.of("k1:a"));

    @Test
    void a_key_has_twenty_ranges_of_addresses_at_the_most() {
        assertThat(issue(20).allowedAddresses()).hasSize(CustomerCommand.ALLOWED_ADDRESSES_MAX);
        assertThatIllegalArgumentException().isThrownBy(() -> issue(21));
        assertThat(rotate(20, 0).allowedAddresses()).hasSize(20);
        assertThatIllegalArgumentException().isThrownBy(() -> rotate(21, 0));
    }

    @Test
    void a_replaced_key_lives_on_for_a_week_at_the_most() {
        assertThat(rotate(0, 0).overlapSeconds()).isZero();
        assertThatIllegalArgumentException().isThrownBy(() -> rotate(0, -1));
        assertThat(rotate(0, 604_800).overlapSeconds())
                .isEqualTo(CustomerCommand.OVERLAP_MAX_SECONDS);
        assertThatIllegalArgumentException().isThrownBy(() -> rotate(0, 604_801));
    }

    private static IssueApiKey issue(int ranges) {
        return new IssueApiKey(
                "cust-1",
                "key-1",
                List.of("orders:read"),
                Collections.nCopies(ranges, "203.0.113.0/24"),
                null,
                FINGERPRINT,
                NOW);
    }

    private static RotateApiKey rotate(int ranges, long overlapSeconds) {
        return new RotateApiKey(
                "cust-1",
                "key-1",
                "key-2",
                List.of("orders:read"),
                Collections.nCopies(ranges, "203.0.113.0/24"),
                null,
                overlapSeconds,
                FINGERPRINT,
                NOW);
    }
}
