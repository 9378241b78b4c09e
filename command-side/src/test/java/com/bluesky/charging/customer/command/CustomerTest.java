package com.bluesky.charging.customer.command;

import static com.bluesky.charging.kernel.command.CommandSide.NOW;
import static com.bluesky.charging.kernel.command.Refusals.refusal;

import com.bluesky.charging.customer.contract.CustomerCommand.IssueApiKey;
import com.bluesky.charging.customer.contract.CustomerCommand.RegisterCustomer;
import com.bluesky.charging.customer.contract.CustomerCommand.RevokeApiKey;
import com.bluesky.charging.customer.contract.CustomerEvent.ApiKeyIssued;
import com.bluesky.charging.customer.contract.CustomerEvent.ApiKeyRevoked;
import com.bluesky.charging.customer.contract.CustomerEvent.CustomerRegistered;
import com.bluesky.charging.customer.contract.PaymentMode;
import com.bluesky.charging.kernel.Fingerprint;
import com.bluesky.charging.kernel.Written;
import java.time.Instant;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CustomerTest {

    private static final CustomerRegistered REGISTERED =
            new CustomerRegistered(
                    "cust-1", "op-1", "Customer", PaymentMode.WALLET, "EUR", "k1:a", NOW);
    private static final ApiKeyRevoked FIRST_REVOKED =
            new ApiKeyRevoked("cust-1", "op-1", "key-1", NOW);

    private final FixtureConfiguration<Customer> customer =
            new AggregateTestFixture<>(Customer.class);

    @Test
    void a_customer_is_registered() {
        customer.givenNoPriorActivity()
                .when(register("k1:a"))
                .expectEvents(REGISTERED)
                .expectResultMessagePayload(new Written("cust-1", 0));
    }

    @Test
    void a_repeated_registration_is_answered_as_the_first() {
        customer.given(REGISTERED, issued("key-1", null))
                .when(register("k1:a"))
                .expectNoEvents()
                .expectResultMessagePayload(new Written("cust-1", 0));
    }

    @Test
    void another_registration_under_the_same_key_is_refused() {
        customer.given(REGISTERED)
                .when(register("k1:b"))
                .expectNoEvents()
                .expectException(refusal("IDEMPOTENCY_KEY_REUSED"));
    }

    @Test
    void a_key_is_issued() {
        customer.given(REGISTERED)
                .when(issue("key-1", "k1:x"))
                .expectEvents(issued("key-1", null))
                .expectResultMessagePayload(new Written("cust-1", 1));
    }

    @Test
    void a_repeated_issue_is_answered_as_the_first_also_after_a_revocation() {
        customer.given(REGISTERED, issued("key-1", null), FIRST_REVOKED)
                .when(issue("key-1", "k1:x"))
                .expectNoEvents()
                .expectResultMessagePayload(new Written("cust-1", 1));
    }

    @Test
    void another_key_under_a_known_id_is_refused() {
        customer.given(REGISTERED, issued("key-1", null))
                .when(issue("key-1", "k1:y"))
                .expectNoEvents()
                .expectException(refusal("IDEMPOTENCY_KEY_REUSED"));
    }

    @Test
    void a_second_key_replaces_the_first_one_and_a_third_is_refused() {
        customer.given(REGISTERED, issued("key-1", null))
                .when(issue("key-2", "k1:x"))
                .expectEvents(issued("key-2", null));
        new AggregateTestFixture<>(Customer.class)
                .given(REGISTERED, issued("key-1", null), issued("key-2", null))
                .when(issue("key-3", "k1:x"))
                .expectNoEvents()
                .expectException(refusal("TOO_MANY_ACTIVE_KEYS"));
    }

    @Test
    void revoked_and_expired_keys_leave_room() {
        customer.given(
                        REGISTERED,
                        issued("key-1", null),
                        issued("key-2", NOW),
                        FIRST_REVOKED,
                        issued("key-3", NOW.plusSeconds(1)))
                .when(issue("key-4", "k1:x"))
                .expectEvents(issued("key-4", null));
    }

    @Test
    void a_key_is_revoked_once() {
        RevokeApiKey revoke = new RevokeApiKey("cust-1", "key-1", NOW);
        customer.given(REGISTERED, issued("key-1", null))
                .when(revoke)
                .expectEvents(FIRST_REVOKED)
                .expectResultMessagePayload(new Written("cust-1", 2));
        new AggregateTestFixture<>(Customer.class)
                .given(REGISTERED, issued("key-1", null), FIRST_REVOKED, issued("key-2", null))
                .when(revoke)
                .expectNoEvents()
                .expectResultMessagePayload(new Written("cust-1", 2));
    }

    @Test
    void an_unknown_key_is_not_revoked() {
        customer.given(REGISTERED)
                .when(new RevokeApiKey("cust-1", "key-9", NOW))
                .expectNoEvents()
                .expectException(refusal("API_KEY_NOT_FOUND"));
    }

    private static RegisterCustomer register(String fingerprint) {
        return new RegisterCustomer(
                "cust-1",
                "op-1",
                "Customer",
                PaymentMode.WALLET,
                "EUR",
                new Fingerprint(List.of(fingerprint)),
                NOW);
    }

    private static IssueApiKey issue(String keyId, String fingerprint) {
        return new IssueApiKey(
                "cust-1",
                keyId,
                List.of("orders"),
                List.of("203.0.113.0/24"),
                null,
                new Fingerprint(List.of(fingerprint)),
                NOW);
    }

    private static ApiKeyIssued issued(String keyId, @Nullable Instant expiresAt) {
        return new ApiKeyIssued(
                "cust-1",
                "op-1",
                keyId,
                List.of("orders"),
                List.of("203.0.113.0/24"),
                expiresAt,
                "k1:x",
                NOW);
    }
}
