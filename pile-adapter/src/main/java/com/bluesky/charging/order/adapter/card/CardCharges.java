package com.bluesky.charging.order.adapter.card;

import com.bluesky.charging.order.contract.CardCharge;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The table {@code card_charge}: what was known of a charge by a card when the pile told of its
 * start, so that a repeat is told as the first was, whatever became of card and prices since.
 */
@Component
public final class CardCharges {

    /** The JSON of charges in this table; it changes with it only. */
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;

    CardCharges(@Qualifier("pileDataSource") DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
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
}
