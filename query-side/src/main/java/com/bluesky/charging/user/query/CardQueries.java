package com.bluesky.charging.user.query;

import com.bluesky.charging.kernel.Tenant;
import com.bluesky.charging.kernel.query.Condition;
import com.bluesky.charging.kernel.query.Filters;
import com.bluesky.charging.kernel.query.Keyset;
import com.bluesky.charging.kernel.query.Rows;
import com.bluesky.charging.kernel.query.Slice;
import com.bluesky.charging.user.contract.CardPage;
import com.bluesky.charging.user.contract.CardView;
import com.bluesky.charging.user.contract.FindCard;
import com.bluesky.charging.user.contract.ListCards;
import jakarta.persistence.EntityManager;
import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
@Transactional(readOnly = true)
class CardQueries {

    private static final Keyset<CardRow> OLDEST_FIRST =
            new Keyset<>(CardRow.class, "registeredAt", "cardId", false, CardRow::position);

    private final EntityManager entities;

    CardQueries(EntityManager entities) {
        this.entities = entities;
    }

    @QueryHandler
    Optional<CardView> find(FindCard query) {
        Condition wanted =
                Condition.allOf(
                        of(query.tenant(), query.userId()),
                        Filters.equal("cardId", query.cardId()));
        return Rows.find(entities, CardRow.class, wanted).map(CardRow::view);
    }

    @QueryHandler
    CardPage list(ListCards query) {
        Condition wanted =
                Condition.allOf(
                        of(query.tenant(), query.userId()),
                        Filters.since("updatedAt", query.updatedSince()));
        Slice<CardRow> slice = OLDEST_FIRST.page(entities, wanted, query.page());
        return new CardPage(slice.rows().stream().map(CardRow::view).toList(), slice.next());
    }

    /** The cards that a user has; a removed card is no user's. */
    private static Condition of(Tenant tenant, String userId) {
        return Condition.allOf(
                Filters.equal("operatorId", tenant.operatorId()),
                Filters.equal("customerId", tenant.customerId()),
                Filters.equal("userId", userId));
    }
}
