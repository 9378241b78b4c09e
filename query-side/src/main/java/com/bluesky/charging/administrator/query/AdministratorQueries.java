package com.bluesky.charging.administrator.query;

import com.bluesky.charging.administrator.contract.AdministratorPage;
import com.bluesky.charging.administrator.contract.AdministratorView;
import com.bluesky.charging.administrator.contract.FindAdministrator;
import com.bluesky.charging.administrator.contract.ListAdministrators;
import com.bluesky.charging.kernel.query.Filters;
import com.bluesky.charging.kernel.query.Keyset;
import com.bluesky.charging.kernel.query.Slice;
import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.data.domain.Sort;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
@Transactional(readOnly = true)
class AdministratorQueries {

    private static final Keyset<AdministratorRow> OLDEST_FIRST =
            new Keyset<>(
                    "registeredAt",
                    "administratorId",
                    Sort.Direction.ASC,
                    AdministratorRow::position);

    private final AdministratorRows administrators;

    AdministratorQueries(AdministratorRows administrators) {
        this.administrators = administrators;
    }

    @QueryHandler
    Optional<AdministratorView> find(FindAdministrator query) {
        return administrators
                .findByAdministratorIdAndOperatorId(query.administratorId(), query.operatorId())
                .map(AdministratorRow::view);
    }

    @QueryHandler
    AdministratorPage list(ListAdministrators query) {
        Slice<AdministratorRow> slice =
                OLDEST_FIRST.page(
                        administrators,
                        Filters.allOf(
                                Filters.equal("operatorId", query.operatorId()),
                                Filters.since("updatedAt", query.updatedSince())),
                        query.page());
        return new AdministratorPage(
                slice.rows().stream().map(AdministratorRow::view).toList(), slice.next());
    }
}
