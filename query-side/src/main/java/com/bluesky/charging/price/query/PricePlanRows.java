package com.bluesky.charging.price.query;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

interface PricePlanRows extends Repository<PricePlanRow, String> {

    Optional<PricePlanRow> findById(String planId);

    Optional<PricePlanRow> findByPlanIdAndOperatorId(String planId, String operatorId);

    List<PricePlanRow> findByPlanIdIn(Collection<String> planIds);
}
