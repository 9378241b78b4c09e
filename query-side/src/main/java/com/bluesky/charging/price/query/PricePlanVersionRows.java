package com.bluesky.charging.price.query;

import java.util.Optional;
import org.springframework.data.repository.Repository;

interface PricePlanVersionRows extends Repository<PricePlanVersionRow, PricePlanVersionRow.Key> {

    Optional<PricePlanVersionRow> findByKeyAndOperatorId(
            PricePlanVersionRow.Key key, String operatorId);
}
