package com.bluesky.charging.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.axonframework.common.Registration;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.GenericQueryMessage;
import org.axonframework.queryhandling.QueryBus;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** A transaction of the bus could write, and a handler's own within it would not be read-only. */
class QueryTransactionsTest extends ApiTest {

    private static final String QUERY = "Is there a transaction?";

    @Test
    void a_handler_begins_its_own_transaction(@Autowired QueryBus queries) throws Exception {
        Registration handler =
                queries.subscribe(
                        QUERY,
                        Boolean.class,
                        _ -> TransactionSynchronizationManager.isActualTransactionActive());
        try {
            assertThat(
                            queries.query(
                                            new GenericQueryMessage<>(
                                                    "",
                                                    QUERY,
                                                    ResponseTypes.instanceOf(Boolean.class)))
                                    .get(10, TimeUnit.SECONDS)
                                    .getPayload())
                    .isFalse();
        } finally {
            handler.close();
        }
    }
}
