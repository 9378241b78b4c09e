package com.bluesky.charging.user.query;

import com.bluesky.charging.kernel.Tenant;
import com.bluesky.charging.kernel.query.Filters;
import com.bluesky.charging.kernel.query.Keyset;
import com.bluesky.charging.kernel.query.Slice;
import com.bluesky.charging.user.contract.CardPage;
import com.bluesky.charging.user.contract.CardView;
import com.bluesky.charging.user.contract.FindCard;
import com.bluesky.charging.user.contract.ListCards;
import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.data.domain.Sort;
import org.springframework.data.jpa.domain.PredicateSpecification;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
@Transactional(readOnly = true)
class CardQueries {

    private static final Keyset<CardRow> OLDEST_FIRST =
            new Keyset<>("registeredAt", "cardId", Sort.Direction.ASC, CardRow::position);

    private final CardRows cards;

    CardQueries(CardRows cards) {
        this.cards = cards;
    }

    @QueryHandler
    Optional<CardView> find(FindCard query) {
        PredicateSpecification<CardRow> wanted =
                of(query.tenant(), query.userId())
                        .and((card, cb) -> cb.equal(card.get("cardId"), query.cardId()));
        return cards.findOne(wanted).map(CardRow::view);
    }

    @QueryHandler
    CardPage list(ListCards query) {
        PredicateSpecification<CardRow> wanted =
                Filters.allOf(
                        of(query.tenant(), query.userId()),
                        Filters.since("updatedAt", query.updatedSince()));
        Slice<CardRow> slice = OLDEST_FIRST.page(cards, wanted, query.page());
        return new CardPage(slice.rows().stream().map(CardRow::view).toList(), slice.next());
    }

    /** The cards that a user has; a removed card is no user's. */
    private static PredicateSpecification<CardRow> of(Tenant tenant, String userId) {
        return Filters.allOf(
                Filters.equal("operatorId", tenant.operatorId()),
                Filters.equal("customerId", tenant.customerId()),
                Filters.equal("userId", userId));
    }
}
