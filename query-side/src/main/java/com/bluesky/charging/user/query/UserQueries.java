package com.bluesky.charging.user.query;

import com.bluesky.charging.user.contract.FindUser;
import com.bluesky.charging.user.contract.UserView;
import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
@Transactional(readOnly = true)
class UserQueries {

    private final UserRows users;

    UserQueries(UserRows users) {
        this.users = users;
    }

    @QueryHandler
    Optional<UserView> find(FindUser query) {
        return users.find(query.userId(), query.tenant().operatorId(), query.tenant().customerId())
                .map(UserRow::view);
    }
}
