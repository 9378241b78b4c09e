package com.bluesky.charging.wallet.query;

import com.bluesky.charging.kernel.query.DatedRow;
import com.bluesky.charging.kernel.query.Position;
import com.bluesky.charging.wallet.contract.RefundEvent.RefundRecorded;
import com.bluesky.charging.wallet.contract.RefundView;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "refunds")
class RefundRow extends DatedRow {

    @Id
    @Column(name = "refund_id")
    private String refundId;

    @Column(name = "wallet_id")
    private String walletId;

    @Column(name = "user_id")
    private String userId;

    @Column(name = "operator_id")
    private String operatorId;

    @Column(name = "customer_id")
    private String customerId;

    @Column(name = "amount_minor")
    private long amountMinor;

    @Column(name = "currency")
    private String currency;

    @Column(name = "refund_reference")
    private @Nullable String refundReference;

    @Column(name = "at")
    private Instant at;

    @Column(name = "wallet_version")
    private long walletVersion;

    @SuppressWarnings("NullAway.Init") // JPA fills the fields.
    protected RefundRow() {}

    RefundRow(RefundRecorded recorded, Instant recordedAt) {
        refundId = recorded.refundId();
        walletId = recorded.walletId();
        userId = Objects.requireNonNull(recorded.owner().userId(), "A wallet has a user.");
        operatorId = recorded.owner().operatorId();
        customerId =
                Objects.requireNonNull(recorded.owner().customerId(), "A user has a customer.");
        amountMinor = recorded.amountMinor();
        currency = recorded.currency();
        refundReference = recorded.refundReference();
        at = recorded.at();
        walletVersion = recorded.walletVersion();
        changedAt(recordedAt);
    }

    Position position() {
        return new Position(at, refundId);
    }

    RefundView view() {
        return new RefundView(
                refundId,
                walletId,
                userId,
                operatorId,
                customerId,
                amountMinor,
                currency,
                refundReference,
                at,
                walletVersion,
                updatedAt());
    }
}
