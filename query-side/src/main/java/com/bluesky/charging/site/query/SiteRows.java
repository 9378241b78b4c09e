package com.bluesky.charging.site.query;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface SiteRows extends Repository<SiteRow, String> {

    Optional<SiteRow> findBySiteIdAndOperatorId(String siteId, String operatorId);

    List<SiteRow> findBySiteIdInAndOperatorId(Collection<String> siteIds, String operatorId);

    @Query("select distinct s.zone from SiteRow s where s.operatorId = :operatorId")
    List<String> zonesOf(String operatorId);

    @Query(
            """
            select new com.bluesky.charging.site.query.SiteCount(d.siteId, count(d), 0L, 0L)
            from SiteDeviceRow d
            where d.siteId in :siteIds and not d.retired
            group by d.siteId
            """)
    List<SiteCount> countDevices(Collection<String> siteIds);

    /** What makes a connector free is written once more in {@link SiteSearch}. */
    @Query(
            """
            select new com.bluesky.charging.site.query.SiteCount(
                c.siteId, 0L, count(c),
                count(c) filter (where c.allowsStart and c.orderId is null
                    and d.admitted and d.allowsStart))
            from SiteConnectorRow c
            join SiteDeviceRow d on d.deviceId = c.deviceId
            where c.siteId in :siteIds and d.siteId in :siteIds and not d.retired
            group by c.siteId
            """)
    List<SiteCount> countConnectors(Collection<String> siteIds);
}
