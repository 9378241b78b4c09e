package com.bluesky.charging.customer.query;

import static com.bluesky.charging.kernel.query.Facts.minute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.bluesky.charging.customer.contract.CustomerEvent.ApiKeyIssued;
import com.bluesky.charging.customer.contract.CustomerEvent.ApiKeyRevoked;
import com.bluesky.charging.customer.contract.CustomerView;
import com.bluesky.charging.customer.contract.CustomerView.ApiKeyView;
import com.bluesky.charging.customer.contract.FindCustomer;
import com.bluesky.charging.customer.contract.PaymentMode;
import com.bluesky.charging.kernel.query.EventLog;
import com.bluesky.charging.kernel.query.Facts;
import com.bluesky.charging.kernel.query.ImpossibleHistory;
import com.bluesky.charging.kernel.query.ReadModel;
import java.util.List;
import org.junit.jupiter.api.Test;

class CustomerReadModelTest {

    private final ReadModel model = ReadModel.empty();
    private final EventLog log = new EventLog().append("cust-1", Facts.customer("op-1", "cust-1"));

    @Test
    void a_customer_shows_its_keys_in_the_order_of_their_issue() {
        log.append(
                "cust-1",
                new ApiKeyIssued(
                        "cust-1", "op-1", "k2", List.of("a", "b"), minute(99), "f:1", minute(1)),
                Facts.key("op-1", "cust-1", "k1"),
                new ApiKeyRevoked("cust-1", "op-1", "k2", minute(5)));

        model.project(log);

        assertThat(model.find(new FindCustomer("cust-1"), CustomerView.class))
                .contains(
                        new CustomerView(
                                "cust-1",
                                "op-1",
                                "Customer cust-1",
                                PaymentMode.WALLET,
                                "CNY",
                                List.of(
                                        new ApiKeyView(
                                                "k2",
                                                List.of("a", "b"),
                                                minute(1),
                                                minute(99),
                                                minute(5)),
                                        new ApiKeyView(
                                                "k1",
                                                List.of("orders:write"),
                                                minute(1),
                                                null,
                                                null)),
                                minute(0),
                                3));
    }

    @Test
    void an_unknown_customer_is_not_found() {
        assertThat(model.find(new FindCustomer("cust-9"), CustomerView.class)).isEmpty();
    }

    @Test
    void the_end_of_a_key_that_never_was_fails_loudly() {
        log.append("cust-1", new ApiKeyRevoked("cust-1", "op-1", "k9", minute(5)));

        assertThatExceptionOfType(ImpossibleHistory.class)
                .isThrownBy(() -> model.project(log))
                .withMessageContaining("k9");
    }
}
