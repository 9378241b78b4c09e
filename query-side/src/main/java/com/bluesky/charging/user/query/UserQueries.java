package com.bluesky.charging.user.query;

import com.bluesky.charging.kernel.PageRequest;
import com.bluesky.charging.kernel.query.Condition;
import com.bluesky.charging.kernel.query.Filters;
import com.bluesky.charging.kernel.query.Keyset;
import com.bluesky.charging.kernel.query.Search;
import com.bluesky.charging.kernel.query.Slice;
import com.bluesky.charging.user.contract.FindUser;
import com.bluesky.charging.user.contract.ListUsers;
import com.bluesky.charging.user.contract.SearchUsers;
import com.bluesky.charging.user.contract.UserPage;
import com.bluesky.charging.user.contract.UserView;
import jakarta.persistence.EntityManager;
import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
@Transactional(readOnly = true)
class UserQueries {

    private static final Keyset<UserRow> NEWEST_FIRST =
            new Keyset<>(UserRow.class, "registeredAt", "userId", true, UserRow::position);

    private final EntityManager entities;
    private final UserRows users;

    UserQueries(EntityManager entities, UserRows users) {
        this.entities = entities;
        this.users = users;
    }

    @QueryHandler
    Optional<UserView> find(FindUser query) {
        return users.find(query.userId(), query.tenant().operatorId(), query.tenant().customerId())
                .map(UserRow::view);
    }

    @QueryHandler
    UserPage list(ListUsers query) {
        return page(
                Condition.allOf(
                        Filters.equal("operatorId", query.tenant().operatorId()),
                        Filters.equal("customerId", query.tenant().customerId()),
                        Filters.equal("status", query.status()),
                        Filters.since("updatedAt", query.updatedSince())),
                query.page());
    }

    @QueryHandler
    UserPage search(SearchUsers query) {
        if (query.namePart() != null) {
            Search.planByValues(entities);
        }
        return page(UserSearch.of(query), query.page());
    }

    private UserPage page(Condition wanted, PageRequest page) {
        Slice<UserRow> slice = NEWEST_FIRST.page(entities, wanted, page);
        return new UserPage(slice.rows().stream().map(UserRow::view).toList(), slice.next());
    }
}
