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
                  and a.operatorId = c.operatorId
                  and (a.kind = CONNECTOR and a.targetId = c.deviceId
                        and a.connectorId = c.connectorId
                    or a.kind = DEVICE and a.targetId = c.deviceId
                    or a.kind = SITE and a.targetId = c.siteId
                    or a.kind = OPERATOR and a.targetId = c.operatorId))
            order by c.connectorKey
            """)
    List<PriceConnectorRow> underAssignmentsOf(String planId);

    List<PriceConnectorRow> findByOperatorIdAndDeviceIdAndConnectorId(
            String operatorId, String deviceId, int connectorId);

    List<PriceConnectorRow> findByOperatorIdAndDeviceIdOrderByConnectorKey(
            String operatorId, String deviceId);

    List<PriceConnectorRow> findByOperatorIdAndSiteIdOrderByConnectorKey(
            String operatorId, String siteId);

    List<PriceConnectorRow> findByOperatorIdOrderByConnectorKey(String operatorId);
}
