package com.bluesky.charging.administrator.query;

import com.bluesky.charging.administrator.contract.AdministratorPage;
import com.bluesky.charging.administrator.contract.AdministratorView;
import com.bluesky.charging.administrator.contract.FindAdministrator;
import com.bluesky.charging.administrator.contract.ListAdministrators;
import com.bluesky.charging.kernel.query.Condition;
import com.bluesky.charging.kernel.query.Filters;
import com.bluesky.charging.kernel.query.Keyset;
import com.bluesky.charging.kernel.query.Slice;
import jakarta.persistence.EntityManager;
import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
@Transactional(readOnly = true)
class AdministratorQueries {

    private static final Keyset<AdministratorRow> OLDEST_FIRST =
            new Keyset<>(
                    AdministratorRow.class,
                    "registeredAt",
                    "administratorId",
                    false,
                    AdministratorRow::position);

    private final EntityManager entities;
    private final AdministratorRows administrators;

    AdministratorQueries(EntityManager entities, AdministratorRows administrators) {
        this.entities = entities;
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
                        entities,
                        Condition.allOf(
                                Filters.equal("operatorId", query.operatorId()),
                                Filters.since("updatedAt", query.updatedSince())),
                        query.page());
        return new AdministratorPage(
                slice.rows().stream().map(AdministratorRow::view).toList(), slice.next());
    }
}
