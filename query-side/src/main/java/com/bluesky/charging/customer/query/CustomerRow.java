package com.bluesky.charging.customer.query;

import com.bluesky.charging.customer.contract.CustomerEvent.CustomerRegistered;
import com.bluesky.charging.customer.contract.CustomerView;
import com.bluesky.charging.customer.contract.PaymentMode;
import com.bluesky.charging.kernel.query.DatedRow;
import com.bluesky.charging.kernel.query.Position;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

@Entity
@Table(name = "customers")
class CustomerRow extends DatedRow {

    @Id
    @Column(name = "customer_id")
    private String customerId;

    @Column(name = "operator_id")
    private String operatorId;

    @Column(name = "name")
    private String name;

    @Enumerated(EnumType.STRING)
    @Column(name = "payment_mode")
    private PaymentMode paymentMode;

    @Column(name = "currency")
    private String currency;

    @Column(name = "registered_at")
    private Instant registeredAt;

    @SuppressWarnings("NullAway.Init") // JPA fills the fields.
    protected CustomerRow() {}

    CustomerRow(CustomerRegistered registered) {
        customerId = registered.customerId();
        operatorId = registered.operatorId();
        name = registered.name();
        paymentMode = registered.paymentMode();
        currency = registered.currency();
        registeredAt = registered.registeredAt();
    }

    void renamed(String newName) {
        name = newName;
    }

    Position position() {
        return new Position(registeredAt, customerId);
    }

    CustomerView view() {
        return new CustomerView(
                customerId,
                operatorId,
                name,
                paymentMode,
                currency,
                registeredAt,
                updatedAt(),
                version());
    }
}
