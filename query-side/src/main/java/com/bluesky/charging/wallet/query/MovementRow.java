package com.bluesky.charging.wallet.query;

import com.bluesky.charging.kernel.query.Position;
import com.bluesky.charging.wallet.contract.MovementKind;
import com.bluesky.charging.wallet.contract.WalletMovementView;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A movement in a wallet, and what the wallet had after it. */
@Entity
@Table(name = "wallet_movements")
class MovementRow {

    /** The event in the wallet's stream that moved the money. */
    @Embeddable
    record Key(@Column(name = "wallet_id") String walletId, @Column(name = "number") long number) {}

    @EmbeddedId private Key key;

    @Enumerated(EnumType.STRING)
    @Column(name = "kind")
    private MovementKind kind;

    @Column(name = "amount_minor")
    private long amountMinor;

    @Column(name = "balance_minor")
    private long balanceMinor;

    @Column(name = "held_minor")
    private long heldMinor;

    @Column(name = "owed_minor")
    private long owedMinor;

    @Column(name = "currency")
    private String currency;

    @Column(name = "order_id")
    private @Nullable String orderId;

    @Column(name = "bill_id")
    private @Nullable String billId;

    @Column(name = "top_up_id")
    private @Nullable String topUpId;

    @Column(name = "refund_id")
    private @Nullable String refundId;

    @Column(name = "at")
    private Instant at;

    @Column(name = "updated_at")
    private Instant updatedAt;

    @SuppressWarnings("NullAway.Init") // JPA fills the fields.
    protected MovementRow() {}

    MovementRow(Key key, Movement movement, WalletRow after, Instant recordedAt) {
        this.key = key;
        kind = movement.kind();
        amountMinor = movement.amountMinor();
        balanceMinor = after.balanceMinor();
        heldMinor = after.heldMinor();
        owedMinor = after.owedMinor();
        currency = after.currency();
        orderId = movement.orderId();
        billId = movement.billId();
        topUpId = movement.topUpId();
        refundId = movement.refundId();
        at = movement.at();
        updatedAt = recordedAt;
    }

    /**
     * Among the movements of one wallet the number alone decides: of one append, all are at one
     * time.
     */
    Position position() {
        return new Position(at, Long.toString(key.number()));
    }

    WalletMovementView view() {
        return new WalletMovementView(
                key.number(),
                kind,
                amountMinor,
                balanceMinor,
                heldMinor,
                balanceMinor - heldMinor,
                owedMinor,
                currency,
                orderId,
                billId,
                topUpId,
                refundId,
                at,
                updatedAt);
    }
}
