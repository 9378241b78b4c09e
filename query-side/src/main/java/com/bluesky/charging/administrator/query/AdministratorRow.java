package com.bluesky.charging.administrator.query;

import com.bluesky.charging.administrator.contract.AdministratorEvent.AdministratorChanged;
import com.bluesky.charging.administrator.contract.AdministratorEvent.AdministratorErased;
import com.bluesky.charging.administrator.contract.AdministratorEvent.AdministratorRegistered;
import com.bluesky.charging.administrator.contract.AdministratorView;
import com.bluesky.charging.kernel.query.DatedRow;
import com.bluesky.charging.kernel.query.Position;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "administrators")
class AdministratorRow extends DatedRow {

    @Id
    @Column(name = "administrator_id")
    private String administratorId;

    @Column(name = "operator_id")
    private String operatorId;

    @Column(name = "name")
    private @Nullable String name;

    @Column(name = "email")
    private @Nullable String email;

    @Column(name = "registered_at")
    private Instant registeredAt;

    @Column(name = "deactivated_at")
    private @Nullable Instant deactivatedAt;

    @Column(name = "erased_at")
    private @Nullable Instant erasedAt;

    @SuppressWarnings("NullAway.Init") // JPA fills the fields.
    protected AdministratorRow() {}

    AdministratorRow(AdministratorRegistered registered) {
        administratorId = registered.administratorId();
        operatorId = registered.operatorId();
        name = registered.name();
        email = registered.email();
        registeredAt = registered.registeredAt();
    }

    void changed(AdministratorChanged changed) {
        name = changed.name();
        email = changed.email();
    }

    void deactivated(Instant at) {
        deactivatedAt = at;
    }

    void reactivated() {
        deactivatedAt = null;
    }

    void erased(AdministratorErased erased) {
        name = null;
        email = null;
        erasedAt = erased.erasedAt();
    }

    Position position() {
        return new Position(registeredAt, administratorId);
    }

    AdministratorView view() {
        return new AdministratorView(
                administratorId,
                operatorId,
                name,
                email,
                registeredAt,
                deactivatedAt,
                erasedAt,
                updatedAt(),
                version());
    }
}
