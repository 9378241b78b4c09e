package com.bluesky.charging.customer.query;

import static com.bluesky.charging.kernel.query.Facts.minute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.bluesky.charging.customer.contract.ApiKeyPage;
import com.bluesky.charging.customer.contract.ApiKeyView;
import com.bluesky.charging.customer.contract.CustomerEvent.ApiKeyIssued;
import com.bluesky.charging.customer.contract.CustomerEvent.ApiKeyRevoked;
import com.bluesky.charging.customer.contract.CustomerEvent.ApiKeyRotated;
import com.bluesky.charging.customer.contract.CustomerEvent.CustomerChanged;
import com.bluesky.charging.customer.contract.CustomerPage;
import com.bluesky.charging.customer.contract.CustomerView;
import com.bluesky.charging.customer.contract.FindApiKey;
import com.bluesky.charging.customer.contract.FindCustomer;
import com.bluesky.charging.customer.contract.FindManagedCustomer;
import com.bluesky.charging.customer.contract.ListApiKeys;
import com.bluesky.charging.customer.contract.ListCustomers;
import com.bluesky.charging.customer.contract.PaymentMode;
import com.bluesky.charging.kernel.PageRequest;
import com.bluesky.charging.kernel.query.EventLog;
import com.bluesky.charging.kernel.query.Facts;
import com.bluesky.charging.kernel.query.ImpossibleHistory;
import com.bluesky.charging.kernel.query.ReadModel;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CustomerReadModelTest {

    private static final PageRequest PAGE = new PageRequest(200, null);

    private final ReadModel model = ReadModel.empty();
    private final EventLog log = new EventLog().append("cust-1", Facts.customer("op-1", "cust-1"));

    @Test
    void a_customer_is_shown_with_its_present_name() {
        log.append("cust-1", new CustomerChanged("cust-1", "op-1", "New", 0, "f:2", minute(3)));

        model.project(log);

        assertThat(model.find(new FindCustomer("cust-1"), CustomerView.class))
                .contains(
                        new CustomerView(
                                "cust-1",
                                "op-1",
                                "New",
                                PaymentMode.WALLET,
                                "CNY",
                                minute(0),
                                recorded(1),
                                1));
        assertThat(model.find(new FindCustomer("cust-9"), CustomerView.class)).isEmpty();
    }

    @Test
    void keys_are_listed_in_the_order_of_their_issue_with_what_became_of_them() {
        log.append(
                "cust-1",
                new ApiKeyIssued(
                        "cust-1",
                        "op-1",
                        "k2",
                        List.of("a", "b"),
                        List.of("10.0.0.0/8"),
                        minute(99),
                        "f:1",
                        minute(1)),
                new ApiKeyRotated("cust-1", "op-1", "k2", "k1", minute(9), minute(2)),
                Facts.key("op-1", "cust-1", "k1"),
                new ApiKeyRevoked("cust-1", "op-1", "k2", minute(5)));
        model.project(log);

        ApiKeyView rotated =
                new ApiKeyView(
                        "k2",
                        "op-1",
                        "cust-1",
                        List.of("a", "b"),
                        List.of("10.0.0.0/8"),
                        minute(1),
                        minute(9),
                        minute(5),
                        "k1",
                        recorded(4),
                        4);
        ApiKeyView successor =
                new ApiKeyView(
                        "k1",
                        "op-1",
                        "cust-1",
                        List.of("orders:write"),
                        List.of(),
                        minute(1),
                        null,
                        null,
                        null,
                        recorded(3),
                        3);
        // Both were issued in the same minute, so their ids decide.
        assertThat(keys(null, null)).containsExactly(successor, rotated);
        assertThat(keys(null, recorded(4))).containsExactly(rotated);
        assertThat(keys(null, recorded(4).plusMillis(1))).isEmpty();
        assertThat(model.find(new FindApiKey(null, "cust-1", "k2"), ApiKeyView.class))
                .contains(rotated);
    }

    @Test
    void a_page_of_keys_begins_where_the_former_ended() {
        for (int i = 1; i <= 3; i++) {
            log.append("cust-1", Facts.key("op-1", "cust-1", "k" + i));
        }
        model.project(log);

        ApiKeyPage first =
                model.ask(
                        new ListApiKeys(null, "cust-1", null, new PageRequest(2, null)),
                        ApiKeyPage.class);
        ApiKeyPage second =
                model.ask(
                        new ListApiKeys(null, "cust-1", null, new PageRequest(2, first.next())),
                        ApiKeyPage.class);

        assertThat(first.items()).extracting(ApiKeyView::keyId).containsExactly("k1", "k2");
        assertThat(second.items()).extracting(ApiKeyView::keyId).containsExactly("k3");
        assertThat(second.next()).isNull();
    }

    @Test
    void customers_and_keys_of_another_operator_are_not_there() {
        log.append("cust-1", Facts.key("op-1", "cust-1", "k1"))
                .append("cust-2", Facts.customer("op-2", "cust-2"));
        model.project(log);

        assertThat(managed("op-1", "cust-1")).isTrue();
        assertThat(managed(null, "cust-1")).isTrue();
        assertThat(managed("op-2", "cust-1")).isFalse();
        assertThat(keys("op-1", null)).hasSize(1);
        assertThat(keys("op-2", null)).isEmpty();
        assertThat(model.find(new FindApiKey("op-1", "cust-1", "k1"), ApiKeyView.class))
                .isPresent();
        assertThat(model.find(new FindApiKey("op-2", "cust-1", "k1"), ApiKeyView.class)).isEmpty();
        assertThat(model.find(new FindApiKey(null, "cust-2", "k1"), ApiKeyView.class)).isEmpty();
        assertThat(customers(null, null, null)).containsExactly("cust-1", "cust-2");
        assertThat(customers(null, "op-2", null)).containsExactly("cust-2");
        assertThat(customers("op-1", null, null)).containsExactly("cust-1");
        assertThat(customers("op-1", "op-1", null)).containsExactly("cust-1");
        assertThat(customers("op-1", "op-2", null)).isEmpty();
    }

    @Test
    void a_customer_changed_also_when_its_keys_did() {
        log.append("cust-2", Facts.customer("op-1", "cust-2"))
                .append("cust-1", Facts.key("op-1", "cust-1", "k1"));
        model.project(log);

        assertThat(customers(null, null, recorded(1))).containsExactly("cust-1", "cust-2");
        assertThat(customers(null, null, recorded(2))).containsExactly("cust-1");
        assertThat(customers("op-1", null, recorded(3))).isEmpty();
    }

    @Test
    void the_end_of_a_key_that_never_was_fails_loudly() {
        log.append("cust-1", new ApiKeyRevoked("cust-1", "op-1", "k9", minute(5)));

        assertThatExceptionOfType(ImpossibleHistory.class)
                .isThrownBy(() -> model.project(log))
                .withMessageContaining("k9");
    }

    private boolean managed(@Nullable String operatorId, String customerId) {
        return model.find(new FindManagedCustomer(operatorId, customerId), CustomerView.class)
                .isPresent();
    }

    private List<ApiKeyView> keys(@Nullable String operatorId, @Nullable Instant updatedSince) {
        return model.ask(
                        new ListApiKeys(operatorId, "cust-1", updatedSince, PAGE), ApiKeyPage.class)
                .items();
    }

    private List<String> customers(
            @Nullable String visibleTo,
            @Nullable String operatorId,
            @Nullable Instant updatedSince) {
        return model
                .ask(
                        new ListCustomers(visibleTo, operatorId, updatedSince, PAGE),
                        CustomerPage.class)
                .items()
                .stream()
                .map(CustomerView::customerId)
                .toList();
    }

    private static Instant recorded(long second) {
        return EventLog.BEGINNING.plusSeconds(second);
    }
}
