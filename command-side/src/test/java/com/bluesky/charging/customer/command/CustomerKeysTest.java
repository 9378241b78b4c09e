package com.bluesky.charging.customer.command;

import static com.bluesky.charging.kernel.command.CommandSide.NOW;
import static com.bluesky.charging.kernel.command.Refusals.refusal;

import com.bluesky.charging.customer.contract.CustomerCommand;
import com.bluesky.charging.customer.contract.CustomerCommand.IssueApiKey;
import com.bluesky.charging.customer.contract.CustomerCommand.RotateApiKey;
import com.bluesky.charging.customer.contract.CustomerEvent.ApiKeyIssued;
import com.bluesky.charging.customer.contract.CustomerEvent.ApiKeyRevoked;
import com.bluesky.charging.customer.contract.CustomerEvent.ApiKeyRotated;
import com.bluesky.charging.customer.contract.CustomerEvent.CustomerRegistered;
import com.bluesky.charging.customer.contract.KeyRotated;
import com.bluesky.charging.customer.contract.PaymentMode;
import com.bluesky.charging.kernel.Fingerprint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How one key of a customer gives way to another. */
class CustomerKeysTest {

    private static final Instant TOMORROW = NOW.plusSeconds(86_400);
    private static final CustomerRegistered REGISTERED =
            new CustomerRegistered(
                    "cust-1", "op-1", "Customer", PaymentMode.WALLET, "EUR", "k1:a", NOW);

    private final FixtureConfiguration<Customer> customer =
            new AggregateTestFixture<>(Customer.class);

    @Test
    void a_key_is_replaced_by_another_and_lives_on_for_the_overlap() {
        customer.given(REGISTERED, issued("key-1", null))
                .when(rotate("key-1", "key-2", 86_400, "k1:x"))
                .expectEvents(
                        new ApiKeyRotated("cust-1", "op-1", "key-1", "key-2", TOMORROW, NOW),
                        issued("key-2", null))
                .expectResultMessagePayload(new KeyRotated("key-2", TOMORROW, 3));
    }

    @Test
    void a_key_that_expires_before_the_overlap_is_over_lives_no_longer() {
        Instant soon = NOW.plusSeconds(1);
        customer.given(REGISTERED, issued("key-1", soon))
                .when(rotate("key-1", "key-2", 86_400, "k1:x"))
                .expectEvents(
                        new ApiKeyRotated("cust-1", "op-1", "key-1", "key-2", soon, NOW),
                        issued("key-2", null));
    }

    @Test
    void a_repeated_rotation_is_answered_as_the_first_also_when_the_new_key_was_revoked() {
        customer.given(
                        REGISTERED,
                        issued("key-1", null),
                        new ApiKeyRotated("cust-1", "op-1", "key-1", "key-2", TOMORROW, NOW),
                        issued("key-2", null),
                        new ApiKeyRevoked("cust-1", "op-1", "key-2", NOW))
                .when(rotate("key-1", "key-2", 86_400, "k1:x"))
                .expectNoEvents()
                .expectResultMessagePayload(new KeyRotated("key-2", TOMORROW, 3));
    }

    @Test
    void a_repeated_rotation_tells_the_end_that_it_set_also_when_a_later_one_brought_it_forward() {
        customer.given(
                        REGISTERED,
                        issued("key-1", null),
                        new ApiKeyRotated("cust-1", "op-1", "key-1", "key-2", TOMORROW, NOW),
                        issued("key-2", null),
                        new ApiKeyRotated("cust-1", "op-1", "key-1", "key-3", NOW, NOW),
                        issued("key-3", null))
                .when(rotate("key-1", "key-2", 86_400, "k1:x"))
                .expectNoEvents()
                .expectResultMessagePayload(new KeyRotated("key-2", TOMORROW, 3));
    }

    @Test
    void another_rotation_under_the_same_key_is_refused() {
        customer.given(REGISTERED, issued("key-1", null), issued("key-2", null))
                .when(rotate("key-1", "key-2", 86_400, "k1:y"))
                .expectNoEvents()
                .expectException(refusal("IDEMPOTENCY_KEY_REUSED"));
    }

    @Test
    void with_two_active_keys_a_third_comes_only_when_the_former_ends_at_once() {
        customer.given(REGISTERED, issued("key-1", null), issued("key-2", null))
                .when(rotate("key-1", "key-3", 1, "k1:x"))
                .expectNoEvents()
                .expectException(refusal("TOO_MANY_ACTIVE_KEYS"));
        new AggregateTestFixture<>(Customer.class)
                .given(REGISTERED, issued("key-1", null), issued("key-2", null))
                .when(rotate("key-1", "key-3", 0, "k1:x"))
                .expectEvents(
                        new ApiKeyRotated("cust-1", "op-1", "key-1", "key-3", NOW, NOW),
                        issued("key-3", null));
    }

    @Test
    void a_key_that_was_rotated_counts_until_its_overlap_is_over() {
        customer.given(
                        REGISTERED,
                        issued("key-1", null),
                        new ApiKeyRotated("cust-1", "op-1", "key-1", "key-2", TOMORROW, NOW),
                        issued("key-2", null))
                .when(issue("key-3", null, NOW))
                .expectNoEvents()
                .expectException(refusal("TOO_MANY_ACTIVE_KEYS"));
        new AggregateTestFixture<>(Customer.class)
                .given(
                        REGISTERED,
                        issued("key-1", null),
                        new ApiKeyRotated("cust-1", "op-1", "key-1", "key-2", TOMORROW, NOW),
                        issued("key-2", null))
                .when(issue("key-3", null, TOMORROW))
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void an_unknown_a_revoked_and_an_expired_key_are_not_rotated() {
        customer.given(REGISTERED)
                .when(rotate("key-9", "key-2", 0, "k1:x"))
                .expectNoEvents()
                .expectException(refusal("API_KEY_NOT_FOUND"));
        new AggregateTestFixture<>(Customer.class)
                .given(
                        REGISTERED,
                        issued("key-1", null),
                        new ApiKeyRevoked("cust-1", "op-1", "key-1", NOW))
                .when(rotate("key-1", "key-2", 0, "k1:x"))
                .expectNoEvents()
                .expectException(refusal("API_KEY_ENDED"));
        new AggregateTestFixture<>(Customer.class)
                .given(REGISTERED, issued("key-1", NOW))
                .when(rotate("key-1", "key-2", 0, "k1:x"))
                .expectNoEvents()
                .expectException(refusal("API_KEY_ENDED"));
    }

    @Test
    void a_key_expires_after_its_issue() {
        customer.given(REGISTERED)
                .when(issue("key-1", NOW, NOW))
                .expectNoEvents()
                .expectException(refusal("API_KEY_EXPIRES_TOO_EARLY"));
        new AggregateTestFixture<>(Customer.class)
                .given(REGISTERED)
                .when(issue("key-1", NOW.plusMillis(1), NOW))
                .expectEvents(issued("key-1", NOW.plusMillis(1)));
    }

    @Test
    void a_customer_has_so_many_keys_in_its_life_and_not_one_more() {
        customer.given(hadKeys(CustomerCommand.KEYS_MAX - 1))
                .when(issue("last", null, NOW))
                .expectEvents(issued("last", null));
        new AggregateTestFixture<>(Customer.class)
                .given(hadKeys(CustomerCommand.KEYS_MAX))
                .when(issue("one-more", null, NOW))
                .expectNoEvents()
                .expectException(refusal("TOO_MANY_KEYS"));
    }

    private static List<Object> hadKeys(int number) {
        List<Object> events = new ArrayList<>(List.of(REGISTERED));
        for (int i = 0; i < number; i++) {
            events.add(issued("key-" + i, NOW));
        }
        return events;
    }

    private static RotateApiKey rotate(
            String keyId, String successorId, long overlapSeconds, String fingerprint) {
        return new RotateApiKey(
                "cust-1",
                keyId,
                successorId,
                List.of("orders"),
                List.of(),
                null,
                overlapSeconds,
                new Fingerprint(List.of(fingerprint)),
                NOW);
    }

    private static IssueApiKey issue(String keyId, @Nullable Instant expiresAt, Instant at) {
        return new IssueApiKey(
                "cust-1",
                keyId,
                List.of("orders"),
                expiresAt,
                new Fingerprint(List.of("k1:x")),
                at);
    }

    private static ApiKeyIssued issued(String keyId, @Nullable Instant expiresAt) {
        return new ApiKeyIssued(
                "cust-1", "op-1", keyId, List.of("orders"), List.of(), expiresAt, "k1:x", NOW);
    }
}
