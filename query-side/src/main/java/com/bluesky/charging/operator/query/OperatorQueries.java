package com.bluesky.charging.operator.query;

import com.bluesky.charging.kernel.query.Condition;
import com.bluesky.charging.kernel.query.Filters;
import com.bluesky.charging.kernel.query.Keyset;
import com.bluesky.charging.kernel.query.Slice;
import com.bluesky.charging.operator.contract.FindOperator;
import com.bluesky.charging.operator.contract.ListOperators;
import com.bluesky.charging.operator.contract.OperatorPage;
import com.bluesky.charging.operator.contract.OperatorView;
import jakarta.persistence.EntityManager;
import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
@Transactional(readOnly = true)
class OperatorQueries {

    private static final Keyset<OperatorRow> OLDEST_FIRST =
            new Keyset<>(
                    OperatorRow.class, "registeredAt", "operatorId", false, OperatorRow::position);

    private final EntityManager entities;
    private final OperatorRows operators;

    OperatorQueries(EntityManager entities, OperatorRows operators) {
        this.entities = entities;
        this.operators = operators;
    }

    @QueryHandler
    Optional<OperatorView> find(FindOperator query) {
        return operators.findById(query.operatorId()).map(OperatorRow::view);
    }

    @QueryHandler
    OperatorPage list(ListOperators query) {
        Slice<OperatorRow> slice =
                OLDEST_FIRST.page(
                        entities,
                        Condition.allOf(Filters.since("updatedAt", query.updatedSince())),
                        query.page());
        return new OperatorPage(
                slice.rows().stream().map(OperatorRow::view).toList(), slice.next());
    }
}
