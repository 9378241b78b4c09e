package com.bluesky.charging.customer.query;

import com.bluesky.charging.customer.contract.CustomerView;
import com.bluesky.charging.customer.contract.FindCustomer;
import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
@Transactional(readOnly = true)
class CustomerQueries {

    private final CustomerRows customers;

    CustomerQueries(CustomerRows customers) {
        this.customers = customers;
    }

    @QueryHandler
    Optional<CustomerView> find(FindCustomer query) {
        return customers.findById(query.customerId()).map(CustomerRow::view);
    }
}
