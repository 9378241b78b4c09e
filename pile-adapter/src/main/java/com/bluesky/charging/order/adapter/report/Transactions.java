package com.bluesky.charging.order.adapter.report;

import com.bluesky.charging.kernel.Remembered;
import com.bluesky.charging.order.adapter.card.CardCharges;
import com.bluesky.charging.order.contract.CardCharge;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The table {@code pile_transaction}, and of {@code card_charge} the rows that begin with one: OCPP
 * 1.6 leaves it to the server to number transactions, and a pile that repeats its StartTransaction
 * must get the same number.
 */
@Component
final class Transactions {

    /** Transactions that are remembered: more than run at a time at the piles of one node. */
    private static final int REMEMBERED = 20_000;

    private final JdbcClient jdbc;

    /** A number is given once, and its device and order with it. */
    private final Remembered<Numbered, Transaction> numbered = new Remembered<>(REMEMBERED);

    private record Numbered(String deviceId, long transactionId) {}

    /** Starts that were told here: another telling looks for the transaction first. */
    private final Remembered<Told, Boolean> told = new Remembered<>(REMEMBERED);

    /** What tells one start from others. */
    private record Told(
            String deviceId,
            int connectorId,
            String tagMac,
            long meterStartWh,
            Instant startedAt) {}

    Transactions(@Qualifier("pileDataSource") DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /**
     * A StartTransaction.
     *
     * @param startedAt as the pile says; with all before it, it tells this start from others
     * @param beganAt the accepted time, which that of a repeat may differ from
     */
    record Start(
            String deviceId,
            int connectorId,
            String tagMac,
            long meterStartWh,
            Instant startedAt,
            Instant beganAt) {

        private Told told() {
            return new Told(deviceId, connectorId, tagMac, meterStartWh, startedAt);
        }
    }

    /**
     * A transaction.
     *
     * @param orderId null when it belongs to no order
     */
    record Transaction(int transactionId, @Nullable String orderId) {

        /** As events and the wire know it. */
        String text() {
            return Integer.toString(transactionId);
        }
    }

    /** The transaction of a start, numbered when it is the first time that the pile tells of it. */
    Transaction of(Start start, @Nullable String orderId) {
        return findRepeated(start)
                .or(() -> add(start, orderId))
                .or(() -> find(start))
                .orElseThrow();
    }

    /**
     * The transaction of a start that was told here lately. Numbers end, and {@link #add} uses one
     * up to find that there is a row; a pile that repeats itself for ever must not get there.
     */
    Optional<Transaction> findRepeated(Start start) {
        return told.find(start.told(), Optional::empty).flatMap(_ -> find(start));
    }

    /** The transaction of a start that the pile has told of before. */
    Optional<Transaction> find(Start start) {
        Optional<Transaction> found = look(start);
        found.ifPresent(_ -> told.put(start.told(), true));
        return found;
    }

    private Optional<Transaction> look(Start start) {
        return jdbc.sql(
                        """
                        select transaction_id, order_id from pile_transaction
                        where device_id = :device and connector_id = :connector and tag_mac = :mac
                          and meter_start_wh = :meter and started_at = :started
                        """)
                .param("device", start.deviceId())
                .param("connector", start.connectorId())
                .param("mac", start.tagMac())
                .param("meter", start.meterStartWh())
                .param("started", utc(start.startedAt()))
                .query(Transactions::transaction)
                .optional();
    }

    /** Numbers a start; empty when it has a number already. */
    Optional<Transaction> add(Start start, @Nullable String orderId) {
        return begun(
                start,
                insertion(
                        start,
                        orderId,
                        """
                        insert into pile_transaction (device_id, connector_id, tag_mac, meter_start_wh, started_at, began_at, order_id)
                        values (:device, :connector, :mac, :meter, :started, :began, :order)
                        on conflict do nothing
                        returning transaction_id, order_id
                        """));
    }

    /**
     * Numbers a start by a card and keeps what is known of its charge, both or neither; empty when
     * the start has a number already.
     */
    Optional<Transaction> add(Start start, String orderId, CardCharge charge) {
        return begun(
                start,
                insertion(
                                start,
                                orderId,
                                """
                                with begun as (
                                    insert into pile_transaction (device_id, connector_id, tag_mac, meter_start_wh, started_at, began_at, order_id)
                                    values (:device, :connector, :mac, :meter, :started, :began, :order)
                                    on conflict do nothing
                                    returning transaction_id, order_id),
                                kept as (
                                    insert into card_charge (transaction_id, order_id, charge)
                                    select transaction_id, order_id, cast(:charge as jsonb) from begun)
                                select transaction_id, order_id from begun
                                """)
                        .param("charge", CardCharges.json(charge)));
    }

    private JdbcClient.StatementSpec insertion(Start start, @Nullable String orderId, String sql) {
        return jdbc.sql(sql)
                .param("device", start.deviceId())
                .param("connector", start.connectorId())
                .param("mac", start.tagMac())
                .param("meter", start.meterStartWh())
                .param("started", utc(start.startedAt()))
                .param("began", utc(start.beganAt()))
                .param("order", orderId);
    }

    private Optional<Transaction> begun(Start start, JdbcClient.StatementSpec insertion) {
        Optional<Transaction> begun = insertion.query(Transactions::transaction).optional();
        begun.ifPresent(transaction -> {
            told.put(start.told(), true);
            numbered.put(new Numbered(start.deviceId(), transaction.transactionId()), transaction);
        });
        return begun;
    }

    /**
     * A transaction of an order.
     *
     * @param running whether the pile has not told of its end
     */
    record OfOrder(int transactionId, boolean running) {}

    /** The transactions of an order, the one that it began with first. */
    List<OfOrder> ofOrder(String orderId) {
        return jdbc.sql(
                        """
                        select transaction_id, stopped_at is null as running from pile_transaction
                        where order_id = :order order by transaction_id
                        """)
                .param("order", orderId)
                .query((row, number) ->
                        new OfOrder(row.getInt("transaction_id"), row.getBoolean("running")))
                .list();
    }

    /** A transaction of this device; another device's number means nothing here. */
    Optional<Transaction> find(String deviceId, long transactionId) {
        return numbered.find(
                new Numbered(deviceId, transactionId), () -> look(deviceId, transactionId));
    }

    private Optional<Transaction> look(String deviceId, long transactionId) {
        return jdbc.sql(
                        """
                        select transaction_id, order_id from pile_transaction
                        where transaction_id = :transaction and device_id = :device
                        """)
                .param("transaction", transactionId)
                .param("device", deviceId)
                .query(Transactions::transaction)
                .optional();
    }

    /**
     * The transaction that ran on a connector at an accepted time. It can only be the one that
     * began last before it: a connector has one at a time, so another that began since has ended
     * it, whether the pile told of that or not. Nor is it one whose order is over without a word of
     * its end, for an end that is inferred stands until the pile tells the true one.
     */
    Optional<Transaction> findRunning(String deviceId, int connectorId, Instant at) {
        return jdbc.sql(
                        """
                        select last.transaction_id, last.order_id
                        from (select transaction_id, order_id, stopped_at from pile_transaction
                              where device_id = :device and connector_id = :connector
                                and began_at <= :at
                              order by began_at desc, transaction_id desc limit 1) as last
                        left join charge on charge.order_id = last.order_id
                        left join card_charge on card_charge.order_id = last.order_id
                        where last.stopped_at >= :at
                           or (last.stopped_at is null
                               and not coalesce(charge.over, card_charge.over, false))
                        """)
                .param("device", deviceId)
                .param("connector", connectorId)
                .param("at", utc(at))
                .query(Transactions::transaction)
                .optional();
    }

    /** Notes when a transaction ended, by its accepted time. */
    void stopped(Transaction transaction, Instant at) {
        jdbc.sql(
                        """
                        update pile_transaction set stopped_at = :at where transaction_id = :transaction
                        """)
                .param("at", utc(at))
                .param("transaction", transaction.transactionId())
                .update();
    }

    private static Transaction transaction(ResultSet row, int number) throws SQLException {
        return new Transaction(row.getInt("transaction_id"), row.getString("order_id"));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
