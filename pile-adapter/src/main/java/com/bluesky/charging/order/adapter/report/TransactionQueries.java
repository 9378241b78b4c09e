package com.bluesky.charging.order.adapter.report;

import com.bluesky.charging.order.contract.FindOrderOfTransaction;
import com.bluesky.charging.order.contract.OrderOfTransaction;
import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Answers whose the transactions of piles are. */
@Component
final class TransactionQueries {

    private final Transactions transactions;

    TransactionQueries(Transactions transactions) {
        this.transactions = transactions;
    }

    @QueryHandler
    Optional<OrderOfTransaction> find(FindOrderOfTransaction query) {
        return transactions
                .find(query.deviceId(), query.transactionId())
                .flatMap(transaction -> Optional.ofNullable(transaction.orderId()))
                .map(OrderOfTransaction::new);
    }
}
