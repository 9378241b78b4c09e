package com.bluesky.charging.customer.query;

import com.bluesky.charging.customer.contract.ApiKeyView;
import com.bluesky.charging.customer.contract.CustomerEvent.ApiKeyIssued;
import com.bluesky.charging.customer.contract.CustomerEvent.ApiKeyRevoked;
import com.bluesky.charging.customer.contract.CustomerEvent.ApiKeyRotated;
import com.bluesky.charging.kernel.query.Json;
import com.bluesky.charging.kernel.query.Position;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * One API key. The stream that tells of it is its customer's, so it is changed together with the
 * customer's row, which knows what it contains already.
 */
@Entity
@Table(name = "api_keys")
class ApiKeyRow {

    @Id
    @Column(name = "key_id")
    private String keyId;

    @Column(name = "customer_id")
    private String customerId;

    @Column(name = "operator_id")
    private String operatorId;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(name = "scopes")
    private String scopes;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(name = "allowed_addresses")
    private String allowedAddresses;

    @Column(name = "issued_at")
    private Instant issuedAt;

    @Column(name = "expires_at")
    private @Nullable Instant expiresAt;

    @Column(name = "revoked_at")
    private @Nullable Instant revokedAt;

    @Column(name = "replaced_by")
    private @Nullable String replacedBy;

    @Column(name = "updated_at")
    private Instant updatedAt;

    @Column(name = "version")
    private long version;

    @SuppressWarnings("NullAway.Init") // JPA fills the fields.
    protected ApiKeyRow() {}

    ApiKeyRow(ApiKeyIssued issued, long sequence, Instant recordedAt) {
        keyId = issued.keyId();
        customerId = issued.customerId();
        operatorId = issued.operatorId();
        scopes = Json.write(issued.scopes());
        allowedAddresses = Json.write(issued.allowedAddresses());
        issuedAt = issued.issuedAt();
        expiresAt = issued.expiresAt();
        updatedAt = recordedAt;
        version = sequence;
    }

    void rotated(ApiKeyRotated rotated, long sequence, Instant recordedAt) {
        expiresAt = rotated.endsAt();
        replacedBy = rotated.successorId();
        updatedAt = recordedAt;
        version = sequence;
    }

    void revoked(ApiKeyRevoked revoked, long sequence, Instant recordedAt) {
        revokedAt = revoked.revokedAt();
        updatedAt = recordedAt;
        version = sequence;
    }

    Position position() {
        return new Position(issuedAt, keyId);
    }

    ApiKeyView view() {
        return new ApiKeyView(
                keyId,
                operatorId,
                customerId,
                texts(scopes),
                texts(allowedAddresses),
                issuedAt,
                expiresAt,
                revokedAt,
                replacedBy,
                updatedAt,
                version);
    }

    private static List<String> texts(String json) {
        return Json.readList(json, String[].class);
    }
}
