package com.bluesky.charging.customer.command;

import static com.bluesky.charging.kernel.command.CommandSide.NOW;
import static com.bluesky.charging.kernel.command.Refusals.refusal;

import com.bluesky.charging.customer.contract.CustomerCommand.ChangeCustomer;
import com.bluesky.charging.customer.contract.CustomerEvent.ApiKeyIssued;
import com.bluesky.charging.customer.contract.CustomerEvent.CustomerChanged;
import com.bluesky.charging.customer.contract.CustomerEvent.CustomerRegistered;
import com.bluesky.charging.customer.contract.PaymentMode;
import com.bluesky.charging.kernel.Change;
import com.bluesky.charging.kernel.Fingerprint;
import com.bluesky.charging.kernel.Written;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

/** What a customer is called may change, and only by who knows what it is called now. */
class CustomerChangeTest {

    private static final CustomerRegistered REGISTERED =
            new CustomerRegistered(
                    "cust-1", "op-1", "Customer", PaymentMode.WALLET, "EUR", "k1:a", NOW);

    private final FixtureConfiguration<Customer> customer =
            new AggregateTestFixture<>(Customer.class);

    @Test
    void a_customer_gets_another_name() {
        customer.given(REGISTERED)
                .when(change("New", 0, "k1:x"))
                .expectEvents(changed("New", 0, "k1:x"))
                .expectResultMessagePayload(new Written("cust-1", 1));
    }

    @Test
    void a_key_that_was_issued_meanwhile_is_in_nobodys_way() {
        customer.given(REGISTERED, issued())
                .when(change("New", 0, "k1:x"))
                .expectEvents(changed("New", 0, "k1:x"))
                .expectResultMessagePayload(new Written("cust-1", 2));
    }

    @Test
    void a_repeated_change_is_answered_as_the_first_also_after_a_key_was_issued() {
        customer.given(REGISTERED, changed("New", 0, "k1:x"), issued())
                .when(change("New", 0, "k1:x"))
                .expectNoEvents()
                .expectResultMessagePayload(new Written("cust-1", 1));
    }

    @Test
    void a_change_of_what_somebody_else_changed_meanwhile_is_refused() {
        customer.given(REGISTERED, changed("New", 0, "k1:x"))
                .when(change("Newer", 0, "k1:y"))
                .expectNoEvents()
                .expectException(refusal("PRECONDITION_FAILED"));
    }

    @Test
    void a_change_for_a_version_that_is_not_there_yet_is_refused() {
        customer.given(REGISTERED)
                .when(change("New", 1, "k1:x"))
                .expectNoEvents()
                .expectException(refusal("PRECONDITION_FAILED"));
    }

    private static ApiKeyIssued issued() {
        return new ApiKeyIssued(
                "cust-1", "op-1", "key-1", List.of("orders"), List.of(), null, "k1:k", NOW);
    }

    private static ChangeCustomer change(String name, long version, String fingerprint) {
        return new ChangeCustomer(
                "cust-1", name, new Change(version, new Fingerprint(List.of(fingerprint))), NOW);
    }

    private static CustomerChanged changed(String name, long version, String fingerprint) {
        return new CustomerChanged("cust-1", "op-1", name, version, fingerprint, NOW);
    }
}
