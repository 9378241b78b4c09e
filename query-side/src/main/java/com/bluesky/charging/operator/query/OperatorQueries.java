package com.bluesky.charging.operator.query;

import com.bluesky.charging.operator.contract.FindOperator;
import com.bluesky.charging.operator.contract.OperatorView;
import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
@Transactional(readOnly = true)
class OperatorQueries {

    private final OperatorRows operators;

    OperatorQueries(OperatorRows operators) {
        this.operators = operators;
    }

    @QueryHandler
    Optional<OperatorView> find(FindOperator query) {
        return operators.findById(query.operatorId()).map(OperatorRow::view);
    }
}
