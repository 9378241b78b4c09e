package com.bluesky.charging.user.query;

import com.bluesky.charging.kernel.query.DatedRow;
import com.bluesky.charging.kernel.query.Position;
import com.bluesky.charging.user.contract.CardEvent.CardRegistered;
import com.bluesky.charging.user.contract.CardView;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A card, or what is left of a removed one: nobody's, until its tag is registered anew. */
@Entity
@Table(name = "cards")
class CardRow extends DatedRow {

    @Id
    @Column(name = "card_id")
    private String cardId;

    @Column(name = "operator_id")
    private String operatorId;

    @Column(name = "customer_id")
    private @Nullable String customerId;

    @Column(name = "user_id")
    private @Nullable String userId;

    @Column(name = "label")
    private @Nullable String label;

    @Column(name = "blocked_at")
    private @Nullable Instant blockedAt;

    @Column(name = "registered_at")
    private @Nullable Instant registeredAt;

    @SuppressWarnings("NullAway.Init") // JPA fills the fields.
    protected CardRow() {}

    CardRow(CardRegistered registered, Instant recordedAt) {
        cardId = registered.cardId();
        operatorId = registered.operatorId();
        registered(registered);
        changedAt(recordedAt);
    }

    final void registered(CardRegistered registered) {
        customerId = registered.customerId();
        userId = registered.userId();
        label = registered.label();
        registeredAt = registered.registeredAt();
    }

    void blocked(@Nullable Instant at) {
        blockedAt = at;
    }

    void removed() {
        customerId = null;
        userId = null;
        label = null;
        blockedAt = null;
        registeredAt = null;
    }

    Position position() {
        return new Position(Objects.requireNonNull(registeredAt), cardId);
    }

    /** Only of a card that a user has. */
    CardView view() {
        return new CardView(
                cardId,
                Objects.requireNonNull(userId),
                operatorId,
                Objects.requireNonNull(customerId),
                label,
                blockedAt,
                Objects.requireNonNull(registeredAt),
                updatedAt(),
                version());
    }
}
