package com.bluesky.charging.customer.query;

import com.bluesky.charging.customer.contract.CustomerEvent;
import com.bluesky.charging.customer.contract.CustomerEvent.ApiKeyIssued;
import com.bluesky.charging.customer.contract.CustomerEvent.ApiKeyRevoked;
import com.bluesky.charging.customer.contract.CustomerEvent.ApiKeyRotated;
import com.bluesky.charging.customer.contract.CustomerEvent.CustomerChanged;
import com.bluesky.charging.customer.contract.CustomerEvent.CustomerRegistered;
import com.bluesky.charging.kernel.query.ImpossibleHistory;
import com.bluesky.charging.kernel.query.StreamRows;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;
import org.springframework.stereotype.Component;

/** Feeds {@code customers} and {@code api_keys}. */
@Component
@ProcessingGroup(CustomerProjection.GROUP)
class CustomerProjection {

    static final String GROUP = "read.customer";

    private final EntityManager entities;
    private final StreamRows<CustomerRow> customers;

    CustomerProjection(EntityManager entities) {
        this.entities = entities;
        customers = new StreamRows<>(entities, CustomerRow.class);
    }

    @EventHandler
    void on(CustomerEvent event, @SequenceNumber long sequence, @Timestamp Instant recordedAt) {
        String id = event.customerId();
        if (event instanceof CustomerRegistered registered) {
            customers.begin(
                    id,
                    sequence,
                    () -> {
                        CustomerRow row = new CustomerRow(registered);
                        row.changedAt(recordedAt);
                        return row;
                    });
        } else {
            customers.next(
                    id,
                    sequence,
                    row -> {
                        row.changedAt(recordedAt);
                        change(row, event, sequence, recordedAt);
                    });
        }
    }

    private void change(CustomerRow row, CustomerEvent event, long sequence, Instant recordedAt) {
        switch (event) {
            case CustomerRegistered again ->
                    throw new ImpossibleHistory(again.customerId() + " was registered twice.");
            case CustomerChanged changed -> row.renamed(changed.name());
            case ApiKeyIssued issued ->
                    entities.persist(new ApiKeyRow(issued, sequence, recordedAt));
            case ApiKeyRotated rotated ->
                    key(event, rotated.keyId()).rotated(rotated, sequence, recordedAt);
            case ApiKeyRevoked revoked ->
                    key(event, revoked.keyId()).revoked(revoked, sequence, recordedAt);
        }
    }

    private ApiKeyRow key(CustomerEvent event, String keyId) {
        ApiKeyRow key = entities.find(ApiKeyRow.class, keyId);
        if (key == null) {
            throw new ImpossibleHistory(
                    "Customer %s never had the key %s.".formatted(event.customerId(), keyId));
        }
        return key;
    }

    @ResetHandler
    void reset() {
        StreamRows.deleteAll(entities, ApiKeyRow.class);
        customers.deleteAll();
    }
}
