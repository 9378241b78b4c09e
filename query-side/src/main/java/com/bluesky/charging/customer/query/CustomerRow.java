package com.bluesky.charging.customer.query;

import com.bluesky.charging.customer.contract.CustomerEvent.ApiKeyIssued;
import com.bluesky.charging.customer.contract.CustomerEvent.ApiKeyRevoked;
import com.bluesky.charging.customer.contract.CustomerEvent.CustomerRegistered;
import com.bluesky.charging.customer.contract.CustomerView;
import com.bluesky.charging.customer.contract.CustomerView.ApiKeyView;
import com.bluesky.charging.customer.contract.PaymentMode;
import com.bluesky.charging.kernel.query.ImpossibleHistory;
import com.bluesky.charging.kernel.query.Json;
import com.bluesky.charging.kernel.query.StreamRow;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

@Entity
@Table(name = "customers")
class CustomerRow extends StreamRow {

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

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(name = "keys")
    private String keys;

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
        keys = Json.write(List.of());
        registeredAt = registered.registeredAt();
    }

    void issued(ApiKeyIssued issued) {
        List<ApiKeyView> all = new ArrayList<>(keys());
        all.add(
                new ApiKeyView(
                        issued.keyId(),
                        issued.scopes(),
                        issued.issuedAt(),
                        issued.expiresAt(),
                        null));
        keys = Json.write(all);
    }

    void revoked(ApiKeyRevoked revoked) {
        List<ApiKeyView> all = keys();
        if (all.stream().noneMatch(key -> key.keyId().equals(revoked.keyId()))) {
            throw new ImpossibleHistory(
                    "Customer %s never had the revoked key %s."
                            .formatted(customerId, revoked.keyId()));
        }
        keys = Json.write(all.stream().map(key -> revokedIfNamed(key, revoked)).toList());
    }

    private static ApiKeyView revokedIfNamed(ApiKeyView key, ApiKeyRevoked revoked) {
        return key.keyId().equals(revoked.keyId())
                ? new ApiKeyView(
                        key.keyId(),
                        key.scopes(),
                        key.issuedAt(),
                        key.expiresAt(),
                        revoked.revokedAt())
                : key;
    }

    private List<ApiKeyView> keys() {
        return Json.readList(keys, ApiKeyView[].class);
    }

    CustomerView view() {
        return new CustomerView(
                customerId,
                operatorId,
                name,
                paymentMode,
                currency,
                keys(),
                registeredAt,
                version());
    }
}
