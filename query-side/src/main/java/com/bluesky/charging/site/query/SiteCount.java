package com.bluesky.charging.site.query;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What there is at a site. */
record SiteCount(String siteId, long devices, long connectors, long freeConnectors) {

    /**
     * What makes a connector free is written once more in {@link SiteSearch}. The ids are one
     * array, so that the statement is the same for any number of them.
     */
    private static final String COUNT =
            """
            select d.site_id, count(distinct d.device_id), count(c.device_id),
                count(c.device_id) filter (where c.allows_start and c.order_id is null
                    and d.admitted and d.allows_start)
            from site_devices d
            left join site_connectors c
                on c.device_id = d.device_id and c.site_id = any(:siteIds)
            where d.site_id = any(:siteIds) and not d.retired
            group by d.site_id
            """;

    static SiteCount none(String siteId) {
        return new SiteCount(siteId, 0, 0, 0);
    }

    /** Counts at all of these sites at once; those without a device are not in the answer. */
    static Map<String, SiteCount> of(EntityManager entities, List<String> siteIds) {
        List<?> counts =
                entities.createNativeQuery(COUNT, SiteCount.class)
                        .setParameter("siteIds", siteIds.toArray(String[]::new))
                        .getResultList();
        return counts.stream()
                .map(SiteCount.class::cast)
                .collect(Collectors.toMap(SiteCount::siteId, Function.identity()));
    }
}
