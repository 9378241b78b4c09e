package com.bluesky.charging.customer.query;

import com.bluesky.charging.customer.contract.CustomerEvent;
import com.bluesky.charging.customer.contract.CustomerEvent.ApiKeyIssued;
import com.bluesky.charging.customer.contract.CustomerEvent.ApiKeyRevoked;
import com.bluesky.charging.customer.contract.CustomerEvent.CustomerRegistered;
import com.bluesky.charging.kernel.query.StreamRows;
import jakarta.persistence.EntityManager;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.springframework.stereotype.Component;

/** Feeds {@code customers}. */
@Component
@ProcessingGroup(CustomerProjection.GROUP)
class CustomerProjection {

    static final String GROUP = "read.customer";

    private final StreamRows<CustomerRow> customers;

    CustomerProjection(EntityManager entities) {
        customers = new StreamRows<>(entities, CustomerRow.class);
    }

    @EventHandler
    void on(CustomerEvent event, @SequenceNumber long sequence) {
        String id = event.customerId();
        switch (event) {
            case CustomerRegistered registered ->
                    customers.begin(id, sequence, () -> new CustomerRow(registered));
            case ApiKeyIssued issued -> customers.next(id, sequence, row -> row.issued(issued));
            case ApiKeyRevoked revoked -> customers.next(id, sequence, row -> row.revoked(revoked));
        }
    }

    @ResetHandler
    void reset() {
        customers.deleteAll();
    }
}
