package com.bluesky.charging.customer.query;

import com.bluesky.charging.customer.contract.ApiKeyPage;
import com.bluesky.charging.customer.contract.ApiKeyView;
import com.bluesky.charging.customer.contract.CustomerPage;
import com.bluesky.charging.customer.contract.CustomerView;
import com.bluesky.charging.customer.contract.FindApiKey;
import com.bluesky.charging.customer.contract.FindCustomer;
import com.bluesky.charging.customer.contract.FindManagedCustomer;
import com.bluesky.charging.customer.contract.ListApiKeys;
import com.bluesky.charging.customer.contract.ListCustomers;
import com.bluesky.charging.kernel.query.Condition;
import com.bluesky.charging.kernel.query.Filters;
import com.bluesky.charging.kernel.query.Keyset;
import com.bluesky.charging.kernel.query.Slice;
import jakarta.persistence.EntityManager;
import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
@Transactional(readOnly = true)
class CustomerQueries {

    private static final Keyset<CustomerRow> OLDEST_CUSTOMERS =
            new Keyset<>(
                    CustomerRow.class, "registeredAt", "customerId", false, CustomerRow::position);
    private static final Keyset<ApiKeyRow> OLDEST_KEYS =
            new Keyset<>(ApiKeyRow.class, "issuedAt", "keyId", false, ApiKeyRow::position);

    private final EntityManager entities;
    private final CustomerRows customers;
    private final ApiKeyRows keys;

    CustomerQueries(EntityManager entities, CustomerRows customers, ApiKeyRows keys) {
        this.entities = entities;
        this.customers = customers;
        this.keys = keys;
    }

    @QueryHandler
    Optional<CustomerView> find(FindCustomer query) {
        return customers.findById(query.customerId()).map(CustomerRow::view);
    }

    @QueryHandler
    Optional<CustomerView> find(FindManagedCustomer query) {
        return customers.find(query.customerId(), query.operatorId()).map(CustomerRow::view);
    }

    @QueryHandler
    CustomerPage list(ListCustomers query) {
        Slice<CustomerRow> slice =
                OLDEST_CUSTOMERS.page(
                        entities,
                        Condition.allOf(
                                Filters.equal("operatorId", query.visibleTo()),
                                Filters.equal("operatorId", query.operatorId()),
                                Filters.since("updatedAt", query.updatedSince())),
                        query.page());
        return new CustomerPage(
                slice.rows().stream().map(CustomerRow::view).toList(), slice.next());
    }

    @QueryHandler
    Optional<ApiKeyView> find(FindApiKey query) {
        return keys.find(query.keyId(), query.customerId(), query.operatorId())
                .map(ApiKeyRow::view);
    }

    @QueryHandler
    ApiKeyPage list(ListApiKeys query) {
        Slice<ApiKeyRow> slice =
                OLDEST_KEYS.page(
                        entities,
                        Condition.allOf(
                                Filters.equal("customerId", query.customerId()),
                                Filters.equal("operatorId", query.operatorId()),
                                Filters.since("updatedAt", query.updatedSince())),
                        query.page());
        return new ApiKeyPage(slice.rows().stream().map(ApiKeyRow::view).toList(), slice.next());
    }
}
