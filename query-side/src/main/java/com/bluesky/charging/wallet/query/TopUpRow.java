package com.bluesky.charging.wallet.query;

import com.bluesky.charging.kernel.query.DatedRow;
import com.bluesky.charging.kernel.query.Position;
import com.bluesky.charging.wallet.contract.TopUpEvent.TopUpRecorded;
import com.bluesky.charging.wallet.contract.TopUpView;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "top_ups")
class TopUpRow extends DatedRow {

    @Id
    @Column(name = "top_up_id")
    private String topUpId;

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

    @Column(name = "payment_reference")
    private @Nullable String paymentReference;

    @Column(name = "at")
    private Instant at;

    @Column(name = "wallet_version")
    private long walletVersion;

    @SuppressWarnings("NullAway.Init") // JPA fills the fields.
    protected TopUpRow() {}

    TopUpRow(TopUpRecorded recorded, Instant recordedAt) {
        topUpId = recorded.topUpId();
        walletId = recorded.walletId();
        userId = Objects.requireNonNull(recorded.owner().userId(), "A wallet has a user.");
        operatorId = recorded.owner().operatorId();
        customerId =
                Objects.requireNonNull(recorded.owner().customerId(), "A user has a customer.");
        amountMinor = recorded.amountMinor();
        currency = recorded.currency();
        paymentReference = recorded.paymentReference();
        at = recorded.at();
        walletVersion = recorded.walletVersion();
        changedAt(recordedAt);
    }

    Position position() {
        return new Position(at, topUpId);
    }

    TopUpView view() {
        return new TopUpView(
                topUpId,
                walletId,
                userId,
                operatorId,
                customerId,
                amountMinor,
                currency,
                paymentReference,
                at,
                walletVersion,
                updatedAt());
    }
}
