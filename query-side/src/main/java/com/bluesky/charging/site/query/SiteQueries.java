package com.bluesky.charging.site.query;

import com.bluesky.charging.kernel.query.Slice;
import com.bluesky.charging.site.contract.FindSite;
import com.bluesky.charging.site.contract.FindSites;
import com.bluesky.charging.site.contract.FoundSites;
import com.bluesky.charging.site.contract.ListSites;
import com.bluesky.charging.site.contract.SiteFilter;
import com.bluesky.charging.site.contract.SiteFilter.Near;
import com.bluesky.charging.site.contract.SitePage;
import com.bluesky.charging.site.contract.SiteView;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
@Transactional(readOnly = true)
class SiteQueries {

    private final EntityManager entities;
    private final SiteRows sites;

    SiteQueries(EntityManager entities, SiteRows sites) {
        this.entities = entities;
        this.sites = sites;
    }

    @QueryHandler
    Optional<SiteView> find(FindSite query) {
        return sites.findBySiteIdAndOperatorId(query.siteId(), query.tenant().operatorId())
                .map(site -> views(List.of(site), null).getFirst());
    }

    @QueryHandler
    FoundSites find(FindSites query) {
        return new FoundSites(
                views(
                        sites.find(
                                query.siteIds().toArray(String[]::new),
                                query.tenant().operatorId()),
                        null));
    }

    @QueryHandler
    SitePage list(ListSites query) {
        String operatorId = query.tenant().operatorId();
        SiteFilter filter = query.filter();
        List<String> zones = filter.openAt() == null ? List.of() : sites.zonesOf(operatorId);
        Slice<SiteRow> slice =
                new SiteSearch(operatorId, filter, zones).page(entities, query.page());
        return new SitePage(views(slice.rows(), filter.near()), slice.next());
    }

    /** Counts for all sites of a page at once. */
    private List<SiteView> views(List<SiteRow> rows, @Nullable Near near) {
        UnitVector point = near == null ? null : UnitVector.of(near.latitude(), near.longitude());
        Map<String, SiteCount> counts =
                SiteCount.of(entities, rows.stream().map(SiteRow::siteId).toList());
        return rows.stream()
                .map(site ->
                        site.view(
                                counts.getOrDefault(site.siteId(), SiteCount.none(site.siteId())),
                                point == null ? null : site.metersTo(point)))
                .toList();
    }
}
