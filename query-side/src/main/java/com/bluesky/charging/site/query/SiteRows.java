package com.bluesky.charging.site.query;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface SiteRows extends Repository<SiteRow, String> {

    Optional<SiteRow> findBySiteIdAndOperatorId(String siteId, String operatorId);

    /** One statement for any number of ids, which Hibernate need not translate each time. */
    @NativeQuery(
            "select s.* from sites s where s.site_id = any(:siteIds) and s.operator_id = :operatorId")
    List<SiteRow> find(String[] siteIds, String operatorId);

    @Query("select distinct s.zone from SiteRow s where s.operatorId = :operatorId")
    List<String> zonesOf(String operatorId);
}
