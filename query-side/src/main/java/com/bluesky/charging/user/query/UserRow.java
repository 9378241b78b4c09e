package com.bluesky.charging.user.query;

import com.bluesky.charging.kernel.query.StreamRow;
import com.bluesky.charging.user.contract.UserEvent.UserErased;
import com.bluesky.charging.user.contract.UserEvent.UserRegistered;
import com.bluesky.charging.user.contract.UserView;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "users")
class UserRow extends StreamRow {

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

    @Column(name = "currency")
    private String currency;

    @Column(name = "registered_at")
    private Instant registeredAt;

    @Column(name = "erased_at")
    private @Nullable Instant erasedAt;

    @SuppressWarnings("NullAway.Init") // JPA fills the fields.
    protected UserRow() {}

    UserRow(UserRegistered registered) {
        userId = registered.userId();
        operatorId = registered.operatorId();
        customerId = registered.customerId();
        name = registered.name();
        phone = registered.phone();
        email = registered.email();
        currency = registered.currency();
        registeredAt = registered.registeredAt();
    }

    void erased(UserErased erased) {
        name = null;
        phone = null;
        email = null;
        erasedAt = erased.erasedAt();
    }

    UserView view() {
        return new UserView(
                userId,
                operatorId,
                customerId,
                name,
                phone,
                email,
                currency,
                registeredAt,
                erasedAt,
                version());
    }
}
