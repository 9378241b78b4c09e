package com.bluesky.charging.site.query;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface SiteRows extends Repository<SiteRow, String>, JpaSpecificationExecutor<SiteRow> {

    Optional<SiteRow> findBySiteIdAndOperatorId(String siteId, String operatorId);

    @Query(
            """
            select new com.bluesky.charging.site.query.SiteCount(d.siteId, count(d), 0L, 0L)
            from SiteDeviceRow d
            where d.siteId in :siteIds
            group by d.siteId
            """)
    List<SiteCount> countDevices(Collection<String> siteIds);

    @Query(
            """
            select new com.bluesky.charging.site.query.SiteCount(
                c.siteId, 0L, count(c), count(c) filter (where c.allowsStart and c.orderId is null))
            from SiteConnectorRow c
            where c.siteId in :siteIds
            group by c.siteId
            """)
    List<SiteCount> countConnectors(Collection<String> siteIds);
}
