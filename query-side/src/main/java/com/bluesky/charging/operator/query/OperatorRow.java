package com.bluesky.charging.operator.query;

import com.bluesky.charging.kernel.query.DatedRow;
import com.bluesky.charging.kernel.query.Position;
import com.bluesky.charging.operator.contract.OperatorEvent.OperatorRegistered;
import com.bluesky.charging.operator.contract.OperatorView;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

@Entity
@Table(name = "operators")
class OperatorRow extends DatedRow {

    @Id
    @Column(name = "operator_id")
    private String operatorId;

    @Column(name = "name")
    private String name;

    @Column(name = "currency")
    private String currency;

    @Column(name = "registered_at")
    private Instant registeredAt;

    @SuppressWarnings("NullAway.Init") // JPA fills the fields.
    protected OperatorRow() {}

    OperatorRow(OperatorRegistered registered) {
        operatorId = registered.operatorId();
        name = registered.name();
        currency = registered.currency();
        registeredAt = registered.registeredAt();
    }

    void renamed(String newName) {
        name = newName;
    }

    Position position() {
        return new Position(registeredAt, operatorId);
    }

    OperatorView view() {
        return new OperatorView(operatorId, name, currency, registeredAt, updatedAt(), version());
    }
}
