package com.bluesky.charging.user.query;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface UserRows extends Repository<UserRow, String> {

    @Query(
            """
            select u from UserRow u
            where u.userId = :userId and u.operatorId = :operatorId
              and (:customerId is null or u.customerId = :customerId)
            """)
    Optional<UserRow> find(String userId, String operatorId, @Nullable String customerId);
}
