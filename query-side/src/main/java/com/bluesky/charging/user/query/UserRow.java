package com.bluesky.charging.user.query;

import com.bluesky.charging.kernel.query.DatedRow;
import com.bluesky.charging.kernel.query.Position;
import com.bluesky.charging.user.contract.UserEvent.UserChanged;
import com.bluesky.charging.user.contract.UserEvent.UserDeactivated;
import com.bluesky.charging.user.contract.UserEvent.UserErased;
import com.bluesky.charging.user.contract.UserEvent.UserRegistered;
import com.bluesky.charging.user.contract.UserStatus;
import com.bluesky.charging.user.contract.UserView;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "users")
class UserRow extends DatedRow {

    @Id
    @Column(name = "user_id")
    private String userId;

    @Column(name = "operator_id")
    private String operatorId;

    @Column(name = "customer_id")
    private String customerId;

    @Column(name = "name")
    private @Nullable String name;

    @Column(name = "phone")
    private @Nullable String phone;

    @Column(name = "email")
    private @Nullable String email;

    @Column(name = "external_reference")
    private @Nullable String externalReference;

    @Enumerated(EnumType.STRING)
    @Column(name = "status")
    private UserStatus status;

    @Column(name = "currency")
    private String currency;

    @Column(name = "registered_at")
    private Instant registeredAt;

    @Column(name = "deactivated_at")
    private @Nullable Instant deactivatedAt;

    @Column(name = "erased_at")
    private @Nullable Instant erasedAt;

    @SuppressWarnings("NullAway.Init") // JPA fills the fields.
    protected UserRow() {}

    UserRow(UserRegistered registered, Instant recordedAt) {
        userId = registered.userId();
        operatorId = registered.operatorId();
        customerId = registered.customerId();
        name = registered.name();
        phone = registered.phone();
        email = registered.email();
        externalReference = registered.externalReference();
        status = UserStatus.ACTIVE;
        currency = registered.currency();
        registeredAt = registered.registeredAt();
        changedAt(recordedAt);
    }

    void changed(UserChanged changed) {
        name = changed.name();
        phone = changed.phone();
        email = changed.email();
        externalReference = changed.externalReference();
    }

    void deactivated(UserDeactivated deactivated) {
        status = UserStatus.DEACTIVATED;
        deactivatedAt = deactivated.at();
    }

    void reactivated() {
        status = UserStatus.ACTIVE;
        deactivatedAt = null;
    }

    void erased(UserErased erased) {
        name = null;
        phone = null;
        email = null;
        externalReference = null;
        status = UserStatus.ERASED;
        erasedAt = erased.erasedAt();
    }

    Position position() {
        return new Position(registeredAt, userId);
    }

    UserView view() {
        return new UserView(
                userId,
                operatorId,
                customerId,
                name,
                phone,
                email,
                externalReference,
                status,
                currency,
                registeredAt,
                deactivatedAt,
                erasedAt,
                updatedAt(),
                version());
    }
}
