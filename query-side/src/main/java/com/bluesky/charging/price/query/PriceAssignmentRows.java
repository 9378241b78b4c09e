package com.bluesky.charging.price.query;

import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface PriceAssignmentRows extends Repository<PriceAssignmentRow, PriceAssignmentRow.Key> {

    @Query(
            """
            select a from PriceAssignmentRow a
            where a.planId in :planIds
            order by a.assignedAt, a.key.kind, a.key.targetId
            """)
    List<PriceAssignmentRow> ofPlans(Collection<String> planIds);

    @Query("select a from PriceAssignmentRow a where a.key.operatorId = :operatorId")
    List<PriceAssignmentRow> ofOperator(String operatorId);
}
