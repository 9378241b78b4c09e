package com.bluesky.charging.order.query;

import com.bluesky.charging.kernel.query.Json;
import com.bluesky.charging.order.contract.Bill;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A bill as it was made, whole; it never changes. */
@Entity
@Table(name = "order_bills")
class BillRow {

    @Id
    @Column(name = "bill_id")
    private String billId;

    @Column(name = "order_id")
    private String orderId;

    @Column(name = "corrects_bill_id")
    private @Nullable String correctsBillId;

    @Column(name = "settled_at")
    private Instant settledAt;

    @Column(name = "event_sequence")
    private long eventSequence;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(name = "bill")
    private String bill;

    @SuppressWarnings("NullAway.Init") // JPA fills the fields.
    protected BillRow() {}

    BillRow(Bill bill, long eventSequence) {
        billId = bill.billId();
        orderId = bill.orderId();
        correctsBillId = bill.correctsBillId();
        settledAt = bill.settledAt();
        this.eventSequence = eventSequence;
        this.bill = Json.write(bill);
    }

    Bill bill() {
        return Json.read(bill, Bill.class);
    }
}
