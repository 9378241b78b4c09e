package com.bluesky.charging.price.query;

import java.util.Optional;
import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.repository.Repository;

interface PricePlanVersionRows
        extends Repository<PricePlanVersionRow, PricePlanVersionRow.Key>,
                JpaSpecificationExecutor<PricePlanVersionRow> {

    Optional<PricePlanVersionRow> findByKeyAndOperatorId(
            PricePlanVersionRow.Key key, String operatorId);
}
