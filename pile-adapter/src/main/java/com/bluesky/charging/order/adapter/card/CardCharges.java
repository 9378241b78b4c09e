package com.bluesky.charging.order.adapter.card;

import com.bluesky.charging.order.contract.CardCharge;
import com.bluesky.charging.order.contract.OrderEvent.ChargingFailed;
import com.bluesky.charging.order.contract.OrderEvent.ChargingStopInferred;
import com.bluesky.charging.order.contract.OrderEvent.ChargingStopped;
import java.util.Optional;
import javax.sql.DataSource;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * The table {@code card_charge}: what was known of a charge by a card when the pile told of its
 * start, so that a repeat is told as the first was, whatever became of card and prices since.
 */
@Component
@ProcessingGroup(CardCharges.GROUP)
public final class CardCharges {

    static final String GROUP = "pile.card-charges";

    /** The JSON of charges in this table; it changes with it only. */
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    CardCharges(
            @Qualifier("pileDataSource") DataSource dataSource,
            @Qualifier("pileTransactionManager") PlatformTransactionManager transactions) {
        this.jdbc = JdbcClient.create(dataSource);
        this.transaction = new TransactionTemplate(transactions);
    }

    /** What was known of the charge of a transaction; empty when it began by no card. */
    public Optional<CardCharge> find(int transactionId) {
        return jdbc.sql("select charge from card_charge where transaction_id = :transaction")
                .param("transaction", transactionId)
                .query((row, number) -> JSON.readValue(row.getString("charge"), CardCharge.class))
                .optional();
    }

    /** A charge as the table has it; its row is written with that of its transaction. */
    public static String json(CardCharge charge) {
        return JSON.writeValueAsString(charge);
    }

    @EventHandler
    void on(ChargingStopped event) {
        setOver(event.orderId());
    }

    /** Its true end may still come; what the connector says is not about it any more. */
    @EventHandler
    void on(ChargingStopInferred event) {
        setOver(event.orderId());
    }

    @EventHandler
    void on(ChargingFailed event) {
        setOver(event.orderId());
    }

    /**
     * An order of a card begins with its charge, which never begins again. Orders that began by no
     * card have no row here.
     */
    private void setOver(String orderId) {
        transaction.executeWithoutResult(status ->
                jdbc.sql("update card_charge set over = true where order_id = :order and not over")
                        .param("order", orderId)
                        .update());
    }
}
