package com.bluesky.charging.customer.query;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface CustomerRows extends Repository<CustomerRow, String> {

    Optional<CustomerRow> findById(String customerId);

    @Query(
            """
            select c from CustomerRow c
            where c.customerId = :customerId
              and (:operatorId is null or c.operatorId = :operatorId)
            """)
    Optional<CustomerRow> find(String customerId, @Nullable String operatorId);
}
