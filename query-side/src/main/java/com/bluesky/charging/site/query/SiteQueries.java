package com.bluesky.charging.site.query;

import com.bluesky.charging.kernel.query.Keyset;
import com.bluesky.charging.kernel.query.Slice;
import com.bluesky.charging.site.contract.FindSite;
import com.bluesky.charging.site.contract.ListSites;
import com.bluesky.charging.site.contract.SitePage;
import com.bluesky.charging.site.contract.SiteView;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.data.domain.Sort;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
@Transactional(readOnly = true)
class SiteQueries {

    private static final Keyset<SiteRow> OLDEST_FIRST =
            new Keyset<>("createdAt", "siteId", Sort.Direction.ASC, SiteRow::position);

    private final SiteRows sites;

    SiteQueries(SiteRows sites) {
        this.sites = sites;
    }

    @QueryHandler
    Optional<SiteView> find(FindSite query) {
        return sites.findBySiteIdAndOperatorId(query.siteId(), query.tenant().operatorId())
                .map(site -> views(List.of(site)).getFirst());
    }

    @QueryHandler
    SitePage list(ListSites query) {
        String operatorId = query.tenant().operatorId();
        Slice<SiteRow> slice =
                OLDEST_FIRST.page(
                        sites,
                        (site, cb) -> cb.equal(site.get("operatorId"), operatorId),
                        query.page());
        return new SitePage(views(slice.rows()), slice.next());
    }

    /** Counts for all sites of a page at once. */
    private List<SiteView> views(List<SiteRow> rows) {
        List<String> siteIds = rows.stream().map(SiteRow::siteId).toList();
        Map<String, SiteCount> counts =
                Stream.of(sites.countDevices(siteIds), sites.countConnectors(siteIds))
                        .flatMap(List::stream)
                        .collect(
                                Collectors.toMap(
                                        SiteCount::siteId, Function.identity(), SiteCount::with));
        return rows.stream()
                .map(site ->
                        site.view(
                                counts.getOrDefault(site.siteId(), SiteCount.none(site.siteId()))))
                .toList();
    }
}
