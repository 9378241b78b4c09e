package com.bluesky.charging.price.query;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface PriceConnectorRows extends Repository<PriceConnectorRow, String> {

    Optional<PriceConnectorRow> findById(String connectorKey);

    /** The connectors under any assignment of a plan, of the plan's operator only. */
    @Query(
            """
            select c from PriceConnectorRow c
            where exists (
                select 1 from PriceAssignmentRow a
                where a.planId = :planId
                  and a.key.operatorId = c.operatorId
                  and (a.key.kind = CONNECTOR and a.key.targetId = c.connectorKey
                    or a.key.kind = DEVICE and a.key.targetId = c.deviceId
                    or a.key.kind = SITE and a.key.targetId = c.siteId
                    or a.key.kind = OPERATOR and a.key.targetId = c.operatorId))
            order by c.connectorKey
            """)
    List<PriceConnectorRow> underAssignmentsOf(String planId);
}
