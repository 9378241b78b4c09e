package com.bluesky.charging.app.events;

import javax.sql.DataSource;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.serialization.Serializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Where one side keeps the tokens of its processors.
 *
 * @param dataSource whose connections see the side's schema
 * @param transactions of which a token and the rows that were written up to it are one
 * @param store of the processors
 * @param claimed where segments were when they were claimed
 */
record Tokens(
        DataSource dataSource,
        TransactionManager transactions,
        TokenStore store,
        ClaimedTokens claimed) {

    /**
     * Keeps tokens in a side's schema.
     *
     * @param node by whose name the processors of this application claim their segments
     */
    static Tokens in(
            DataSource dataSource,
            PlatformTransactionManager transactions,
            Serializer serializer,
            String node) {
        ClaimedTokens claimed =
                new ClaimedTokens(
                        JdbcTokenStore.builder()
                                .connectionProvider(
                                        new SpringDataSourceConnectionProvider(dataSource))
                                .schema(Schemas.tokens())
                                .contentType(byte[].class)
                                .serializer(serializer)
                                .nodeId(node));
        return new Tokens(dataSource, new SpringTransactionManager(transactions), claimed, claimed);
    }

    /** The same for processors that may handle an event again. */
    Tokens nowAndThen() {
        return new Tokens(dataSource, transactions, new SparseTokens(store), claimed);
    }
}
